package org.duebook.local.models;

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
import org.duebook.local.Duebook;
import org.duebook.models.evaluation.Example;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ModelCommandsTest {
  @TempDir private static Path shared;
  private static Path examples;
  private static Path model;
  private static Run training;

  private record Run(int exitCode, String output, String errors) {}

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode =
        commandLine.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  @BeforeAll
  static void train() throws IOException {
    examples = Files.createDirectories(shared.resolve("examples"));
    List<String> lines = ExampleLines.of(300, 1);
    // Two files, as an office may keep one a year.
    Files.write(examples.resolve("training-examples-1.jsonl"), lines.subList(0, 1000));
    Files.write(examples.resolve("training-examples-2.jsonl"), lines.subList(1000, lines.size()));
    model = shared.resolve("model");
    training =
        run(
            "train",
            "--examples",
            examples,
            "--party",
            "PATIENT",
            "--output",
            model,
            "--until",
            "2025-07-01",
            "--simulated");
  }

  private static Run evaluate(Object... more) {
    return run(
        Stream.concat(
                Stream.of("evaluate", "model", "--examples", examples, "--model", model),
                Arrays.stream(more))
            .toArray());
  }

  @Test
  void trainingWritesTheModelAndItsCardAndTellsHowGoodItIs() {
    assertThat(training.exitCode()).as(training.errors()).isZero();
    assertThat(training.output())
        .startsWith("patient-")
        .contains("this model", "base rate", "oldest first", "first 10 %", "card.md");
    assertThat(training.errors()).contains("[ 0/11]", "[11/11] done");
    assertThat(model.resolve("card.md")).content().contains("learnt from a simulation");
    assertThat(model.resolve("model.duebook")).isNotEmptyFile();
    assertThat(model.resolve("tribuo-model.pb")).isNotEmptyFile();
  }

  @Test
  void whatBecameKnownAfterTheCutChangesNothing() throws IOException {
    List<String> known = new ArrayList<>();
    for (Path file : ExampleFiles.in(examples)) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches(".*\"outcomeOn\":\"2025-0[1-6].*|.*\"outcomeOn\":\"2024.*")) {
          known.add(line);
        }
      }
    }
    Path past = Files.createDirectories(shared.resolve("past"));
    Files.write(past.resolve("training-examples.jsonl"), known);
    Path again = shared.resolve("again");
    Run run =
        run(
            "train",
            "--examples",
            past,
            "--party",
            "PATIENT",
            "--output",
            again,
            "--until",
            "2025-07-01",
            "--simulated");
    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(again.resolve("model.duebook"))
        .hasSameBinaryContentAs(model.resolve("model.duebook"));
  }

  @Test
  void evaluationPrintsTheTableOfTheCard() {
    Run run = evaluate("--from", "2025-07-01");
    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output())
        .contains("this model", "account's past late rate", "base rate", "largest first")
        .contains("Calibration by tenths", "Error by class of payer", "Error by open amount")
        .doesNotContain("flatter");
    assertThat(evaluate("--from", "2025-07-01", "--until", "2025-11-01").output())
        .contains("left out: their horizon had not passed before 2025-11-01");
    assertThat(evaluate("--from", "2024-07-01").output()).contains("earlier shares flatter it");
  }

  @Test
  void snapshotsAtReleaseAreFewerThanAll() {
    Run release = evaluate("--from", "2025-07-01", "--snapshots", "release", "--json");
    Run all = evaluate("--from", "2025-07-01", "--json");
    assertThat(release.output()).startsWith("{").contains("\"snapshots\": \"release\"");
    assertThat(count(release)).isPositive().isLessThan(count(all));
  }

  private static int count(Run run) {
    return run.output()
        .lines()
        .filter(line -> line.startsWith("  \"count\": "))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBrokenModelAndUnusableExamplesAreRefusedInOneLine() throws IOException {
    Path broken = shared.resolve("broken.duebook");
    byte[] bytes = Files.readAllBytes(model.resolve("model.duebook"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(broken, bytes);
    Run run =
        run("evaluate", "model", "--examples", examples, "--model", broken, "--from", "2025-07-01");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).startsWith("duebook: model: its checksum").hasLineCount(1);

    Path absent = shared.resolve("absent");
    run = run("train", "--examples", examples, "--party", "INSURER", "--output", absent);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).contains("duebook: examples: none of INSURER");
    assertThat(absent).doesNotExist();

    run = evaluate("--from", "2030-01-01");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).contains("none in the period");
  }

  @Test
  void whatIsAskedWronglyIsWrongUsage() {
    assertThat(
            run("train", "--examples", shared.resolve("no"), "--party", "PATIENT", "--output", "x")
                .errors())
        .contains("--examples: ");
    Run run =
        run(
            "train",
            "--examples",
            examples,
            "--party",
            "PATIENT",
            "--output",
            shared.resolve("x"),
            "--leave-out",
            "shoe-size");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("--leave-out: feature shoe-size");
    assertThat(evaluate("--from", "2025-07-01", "--snapshots", "some").exitCode()).isEqualTo(2);
    assertThat(
            run(
                    "evaluate",
                    "model",
                    "--examples",
                    examples,
                    "--model",
                    shared,
                    "--from",
                    "2025-07-01")
                .errors())
        .contains("--model: ");
  }

  @Test
  void theLastLineOfAKeyHoldsAndATombstoneTakesItAway() throws IOException {
    Path directory = Files.createDirectories(shared.resolve("keys"));
    List<String> lines = ExampleLines.of(1, 2).subList(0, 2);
    Example first = read(directory, lines.get(0)).get(0);
    String other = lines.get(0).replaceFirst("\"openCents\":\\d+", "\"openCents\":77");
    assertThat(read(directory, lines.get(0), other))
        .singleElement()
        .satisfies(example -> assertThat(example.openCents()).isEqualTo(77));
    String key =
        "P:%s:%s:PATIENT:%d".formatted(first.accountId(), first.claimId(), first.ageDays());
    assertThat(read(directory, lines.get(0), "{\"key\":\"" + key + "\",\"deleted\":true}"))
        .isEmpty();
  }

  private static List<Example> read(Path directory, String... lines) throws IOException {
    Files.write(directory.resolve("training-examples.jsonl"), List.of(lines));
    return ExampleFiles.read(ExampleFiles.in(directory));
  }

  @Test
  void aLineThatIsNoExampleIsNamedByFileAndLine() throws IOException {
    Path directory = Files.createDirectories(shared.resolve("bad"));
    Files.write(
        directory.resolve("training-examples.jsonl"),
        List.of(ExampleLines.of(1, 2).get(0), "{\"practiceId\": 7}"));
    Run run =
        run(
            "train",
            "--examples",
            directory,
            "--party",
            "PATIENT",
            "--output",
            shared.resolve("y"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors()).contains("training-examples.jsonl line 2");
  }
}
