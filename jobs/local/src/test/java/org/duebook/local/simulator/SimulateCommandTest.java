package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ClaimEvent;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
  @TempDir private Path directory;

  private record Run(int exitCode, String output, String errors) {}

  private static Run run(Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--output", output.toString()));
    arguments.addAll(Arrays.asList(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  private static Run runSmall(Path output, String... more) {
    String[] size = {"--accounts", "30", "--days", "120", "--seed", "5"};
    return run(output, Stream.of(size, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static void assertSameFiles(Path left, Path right) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(left)) {
      files = listed.map(Path::getFileName).sorted().toList();
    }
    assertThat(files).hasSize(EventTopic.values().length);
    for (Path file : files) {
      assertThat(right.resolve(file)).hasSameBinaryContentAs(left.resolve(file));
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    for (String format : List.of("jsonl", "avro")) {
      Path first = directory.resolve(format + "-first");
      Path second = directory.resolve(format + "-second");
      assertThat(runSmall(first, "--format", format).exitCode()).isZero();
      assertThat(runSmall(second, "--format", format).exitCode()).isZero();

      assertSameFiles(first, second);
    }
  }

  @Test
  void bothFormatsHoldTheSameEvents() throws IOException, UndecodableException {
    Path lines = directory.resolve("lines");
    Path containers = directory.resolve("containers");
    runSmall(lines);
    runSmall(containers, "--format", "avro");

    for (EventTopic topic : EventTopic.values()) {
      List<SpecificRecord> fromLines = new ArrayList<>();
      for (String line : Files.readAllLines(lines.resolve(topic.topicName() + ".jsonl"))) {
        fromLines.add(PlainJson.read(line, topic.recordClass()));
      }
      assertThat(fromLines).isNotEmpty().isEqualTo(readAvro(containers, topic));
    }
  }

  private static List<SpecificRecord> readAvro(Path containers, EventTopic topic)
      throws IOException {
    List<SpecificRecord> records = new ArrayList<>();
    try (DataFileReader<SpecificRecord> reader =
        new DataFileReader<>(
            containers.resolve(topic.topicName() + ".avro").toFile(),
            new SpecificDatumReader<>())) {
      reader.forEach(records::add);
    }
    return records;
  }

  @Test
  void filesOfAnEarlierSimulationAreReplacedWhateverTheirFormat() throws IOException {
    runSmall(directory, "--format", "avro");
    Files.writeString(directory.resolve("notes.txt"), "stays");
    runSmall(directory);

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "claims.jsonl",
              "eobs.jsonl",
              "payments.jsonl",
              "adjustments.jsonl",
              "activities.jsonl",
              "notes.txt");
    }
  }

  @Test
  void theTableTellsWhatWasWritten() throws IOException {
    Run run = runSmall(directory);

    long lines = 0;
    for (EventTopic topic : EventTopic.values()) {
      Path file = directory.resolve(topic.topicName() + ".jsonl");
      long ofTopic = Files.readAllLines(file).size();
      assertThat(run.output()).containsPattern(topic.topicName() + " +" + ofTopic);
      lines += ofTopic;
    }
    assertThat(run.output())
        .startsWith("%,d events of 30 accounts from 2025-01-01 to 2025-04-30".formatted(lines))
        .containsPattern("  SUBMITTED +\\d+")
        .containsPattern("charges, USD +[\\d,]+\\.\\d\\d")
        .containsPattern("receipts, USD +[\\d,]+\\.\\d\\d")
        .doesNotContain("twice");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void disorderAndDuplicatesLeaveNoEventOut() throws IOException, UndecodableException {
    Path ordered = directory.resolve("ordered");
    Path disordered = directory.resolve("disordered");
    runSmall(ordered);
    Run run = runSmall(disordered, "--disorder-days", "10", "--duplicates", "0.05");

    List<String> lines = Files.readAllLines(disordered.resolve("claims.jsonl"));
    List<String> inOrder = Files.readAllLines(ordered.resolve("claims.jsonl"));
    assertThat(lines).hasSizeGreaterThan(inOrder.size());
    assertThat(lines.stream().distinct().toList())
        .isNotEqualTo(inOrder)
        .containsExactlyInAnyOrderElementsOf(inOrder);
    assertThat(run.output()).contains("of them come twice");
  }

  @Test
  void startAndPracticesAreTakenFromTheCommandLine() throws IOException, UndecodableException {
    run(
        directory,
        "--accounts",
        "60",
        "--days",
        "90",
        "--seed",
        "5",
        "--start",
        "2023-07-01",
        "--practices",
        "2");

    List<String> practices = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("claims.jsonl"))) {
      ClaimEvent claim = PlainJson.read(line, ClaimEvent.class);
      practices.add(claim.getPracticeId());
      assertThat(claim.getOccurredAt().toString()).isBetween("2023-07-01", "2023-09-29");
    }
    assertThat(practices).contains("practice-001", "practice-002").doesNotContain("practice-003");
  }

  @Test
  void wrongUsageIsSaidAndWritesNothing() {
    Path output = directory.resolve("none");
    for (String[] wrong :
        List.of(
            new String[] {"--accounts", "0", "--days", "1", "--seed", "1"},
            new String[] {"--accounts", "1", "--days", "0", "--seed", "1"},
            new String[] {"--accounts", "1", "--days", "1"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--practices", "0"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--format", "csv"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--duplicates", "2"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--start", "1980-01-01"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--disorder-days", "-1"},
            new String[] {"--accounts", "1", "--days", "1", "--seed", "1", "--start", "soon"})) {
      Run run = run(output, wrong);
      assertThat(run.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(run.errors()).contains("Usage: simulate");
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void anOutputThatIsAFileIsWrongUsage() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    Run run = runSmall(file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("--output: " + file + " (expected: a directory)");
  }

  @Test
  void aFailureToWriteIsExitCodeOne() throws IOException {
    // A directory with something in it stands where a file should go.
    Files.createDirectories(directory.resolve("claims.jsonl/in-the-way"));

    assertThat(runSmall(directory).exitCode()).isEqualTo(1);
  }
}
