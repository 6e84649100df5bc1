package org.duebook.local.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.kafka.KafkaEdge;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * The job as many are written: a record that does not decode is an exception. It shows what the way
 * out to {@code rejected-events} is for.
 *
 * <p>Not a test: its {@link #main} is what a cluster runs out of {@link #jar}.
 */
public final class JobWithoutRefusal {
  private JobWithoutRefusal() {}

  /** Starts the job. Arguments: --settings FILE. */
  public static void main(String[] arguments) throws Exception {
    DuebookSettings settings = SettingsFile.read(Path.of(arguments[1]));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(DuebookJob.configuration(settings));
    SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
    KafkaEdge kafka = new KafkaEdge(settings, wireFormat);
    Map<EventTopic, DataStream<IncomingRecord>> events = new EnumMap<>(EventTopic.class);
    kafka
        .sources(environment)
        .forEach(
            (topic, stream) ->
                events.put(
                    topic,
                    stream
                        .map(new Decoding())
                        .returns(stream.getType())
                        .uid("decode-" + topic.topicName())));
    kafka.write(
        new DuebookTopology(
                settings.businessRules(), Guidance.of(settings), settings.pace(), wireFormat)
            .wire(events, kafka.controls(environment)));
    environment.execute("Duebook without refusal");
  }

  /** Lets through what decodes. */
  private static final class Decoding implements MapFunction<IncomingRecord, IncomingRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public IncomingRecord map(IncomingRecord incoming) throws UndecodableException {
      new SingleObjectWireFormat().decode(incoming.payload(), incoming.topic());
      return incoming;
    }
  }

  /** Writes the job's jar with this main class in the place of its own. */
  static Path jar(Path job, Path directory) throws IOException {
    Path jar = Files.copy(job, directory.resolve("job-without-refusal.jar"));
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      for (Class<?> type : List.of(JobWithoutRefusal.class, Decoding.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        Path entry = entries.getPath(name);
        Files.createDirectories(entry.getParent());
        try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
          Files.copy(code, entry);
        }
      }
      Path file = entries.getPath("META-INF/MANIFEST.MF");
      Manifest manifest = new Manifest();
      try (InputStream bytes = Files.newInputStream(file)) {
        manifest.read(bytes);
      }
      manifest
          .getMainAttributes()
          .put(Attributes.Name.MAIN_CLASS, JobWithoutRefusal.class.getName());
      try (OutputStream bytes = Files.newOutputStream(file)) {
        manifest.write(bytes);
      }
    }
    return jar;
  }
}
