package org.duebook.local.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two jars that the build hands to users. */
final class BuiltJarsE2ECase {
  private static final Path JOB = Path.of("../analytics/target/duebook-job.jar");
  private static final Path LOCAL = Path.of("target/duebook.jar");
  private static final long RUN_SECONDS = 60;

  @TempDir private Path directory;

  private static List<ZipEntry> entries(Path jar) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  @Test
  void theJobsJarHasNothingThatTheClusterBrings() throws IOException {
    assertThat(entries(JOB))
        .extracting(ZipEntry::getName)
        .contains(
            "org/duebook/analytics/DuebookJob.class",
            "org/apache/flink/connector/kafka/source/KafkaSource.class",
            "org/duebook/schemas/v1/ClaimEvent.avsc",
            "duebook.yaml")
        .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/streaming/runtime/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/core/"))
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        // Scoring needs neither; they come with training, which runs elsewhere.
        .noneMatch(name -> name.startsWith("org/tribuo/"))
        .noneMatch(name -> name.startsWith("ml/dmlc/"))
        .noneMatch(name -> name.startsWith("org/rocksdb/"));
  }

  @Test
  void noEntryStandsTwiceAndOursCarryOneInstantSoThatTwoBuildsAreTheSameBytes() throws IOException {
    for (Path jar : List.of(JOB, LOCAL)) {
      Set<String> names = new HashSet<>();
      Set<Long> instants = new HashSet<>();
      for (ZipEntry entry : entries(jar)) {
        assertThat(names.add(entry.getName())).as(entry.getName()).isTrue();
        // What comes from a library carries the library's own instant, which is as fixed.
        if (entry.getName().startsWith("org/duebook/")
            || entry.getName().equals("META-INF/MANIFEST.MF")) {
          instants.add(entry.getLastModifiedTime().toMillis());
        }
      }
      assertThat(instants).as("instants in " + jar.getFileName()).hasSize(1);
    }
  }

  @Test
  void duebooksJarRunsAndItsExitCodesMeanSomething() throws Exception {
    assertThat(run("--version")).isEqualTo(0);
    assertThat(said()).startsWith("duebook ");
    assertThat(run("replay", "--input", directory.resolve("absent").toString(), "--output", "x"))
        .isEqualTo(2);
    assertThat(said()).contains("--input");
    assertThat(run("topics", "create", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(1);
    assertThat(said()).contains("127.0.0.1:1").doesNotContain("\tat ");
  }

  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(LOCAL.toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said.txt").toFile())
            .start();
    assertThat(process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(directory.resolve("said.txt"), StandardCharsets.UTF_8);
  }
}
