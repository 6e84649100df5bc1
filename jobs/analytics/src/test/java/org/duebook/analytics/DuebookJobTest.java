package org.duebook.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuebookJobTest {
  private static DuebookSettings settings(String yaml) {
    return SettingsFile.parse(yaml, "test.yaml", name -> null);
  }

  @Test
  void whatTheSettingsDoNotNameIsTheClusters() {
    Configuration configuration = DuebookJob.configuration(SettingsFile.defaults());
    assertThat(configuration.getOptional(CoreOptions.DEFAULT_PARALLELISM)).isEmpty();
    assertThat(configuration.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEmpty();
    assertThat(configuration.getOptional(StateBackendOptions.STATE_BACKEND)).isEmpty();
    assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
        .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatTheSettingsNameIsAskedOfFlink() {
    Configuration configuration =
        DuebookJob.configuration(
            settings(
                """
                flink:
                  parallelism: 3
                  checkpoint-interval: 2s
                  checkpoint-directory: file:///var/checkpoints
                  state-backend: rocksdb
                """));
    assertThat(configuration.get(CoreOptions.DEFAULT_PARALLELISM)).isEqualTo(3);
    assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///var/checkpoints");
    assertThat(configuration.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
  }

  @Test
  void aFurtherSchemaIsReadAtStart(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ahead.avsc");
    Files.writeString(file, EventTopic.CLAIMS.schema().toString());
    assertThat(DuebookJob.wireFormat(settings("kafka: {further-schemas: ['%s']}".formatted(file))))
        .isNotNull();
    Files.writeString(file, "no schema");
    assertRefused(file, "no Avro schema");
    Files.writeString(file, EventTopic.CLAIMS.schema().toString().replace("ClaimEvent", "Other"));
    assertRefused(file, "of a record of this release");
    Files.delete(file);
    assertRefused(file, file.toString());
  }

  private static void assertRefused(Path file, String why) {
    DuebookSettings settings = settings("kafka: {further-schemas: ['%s']}".formatted(file));
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> DuebookJob.wireFormat(settings))
        .withMessageStartingWith("kafka.further-schemas: " + file + ": ")
        .withMessageContaining(why);
  }

  @Test
  void wrongUsageIsRefusedWithTheUsage() {
    for (String[] arguments :
        new String[][] {{"--settings"}, {"settings.yaml"}, {"--settings", "a", "b"}, {"--what"}}) {
      assertThatExceptionOfType(SettingsException.class)
          .isThrownBy(() -> DuebookJob.main(arguments))
          .withMessageStartingWith("arguments: " + String.join(" ", arguments))
          .withMessageContaining("Usage: duebook-job");
    }
  }
}
