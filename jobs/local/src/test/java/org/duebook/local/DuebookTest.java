package org.duebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line answers without doing anything. */
final class DuebookTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(words);
  }

  /** Every command there is, as the words that call it. */
  static Stream<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    collect(Duebook.commandLine(), List.of(), commands);
    return commands.stream();
  }

  private static void collect(
      CommandLine command, List<String> words, List<List<String>> commands) {
    commands.add(words);
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) ->
                collect(
                    subcommand, Stream.concat(words.stream(), Stream.of(name)).toList(), commands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfAndEveryOptionItHas(List<String> command) {
    int exitCode = run(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(exitCode).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).startsWith("Usage: " + String.join(" ", withName(command)));
    CommandLine commandLine = Duebook.commandLine();
    for (String word : command) {
      commandLine = commandLine.getSubcommands().get(word);
    }
    commandLine
        .getCommandSpec()
        .options()
        .forEach(
            option -> {
              assertThat(out.toString()).contains(option.longestName());
              assertThat(String.join("", option.description()))
                  .as(option.longestName())
                  .isNotBlank();
            });
  }

  private static List<String> withName(List<String> command) {
    return Stream.concat(Stream.of("duebook"), command.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anOptionThatIsNotThereIsWrongUsage(List<String> command) {
    int exitCode =
        run(Stream.concat(command.stream(), Stream.of("--no-such-option")).toArray(String[]::new));

    assertThat(exitCode).isEqualTo(2);
    // Where something required is absent as well, that is told first.
    assertThat(err.toString()).containsAnyOf("--no-such-option", "Missing required option");
    assertThat(err.toString()).contains("Usage: ");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repaly",
        "replay",
        "simulate",
        "topics",
        "topics create",
        "topics drop",
        "import",
        "import receivables",
        "evaluate",
        "evaluate model",
        "evaluate ranking",
        "train"
      })
  void aCommandThatIsNotThereOrLacksWhatItNeedsIsWrongUsage(String words) {
    int exitCode = run(words.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).containsAnyOf("Usage: ", "Did you mean: ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aloneItIsWrongUsageAndSaysWhichCommandsThereAre() {
    int exitCode = run();

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString())
        .contains("replay", "simulate", "topics", "demo", "import", "train", "evaluate");
  }

  @Test
  void itTellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("duebook ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --input no-such-directory --output target/never",
        "train --examples no-such-directory --party PATIENT --output target/never",
        "evaluate model --model no-such-file --examples no-such-directory --from 2025-01-01",
        "import receivables --csv no-such-file --mapping no-such-file --output target/never",
        "announce model --model no-such-file --role CHAMPION --bootstrap-servers localhost:1",
        "announce policy --policy no-such-file --bootstrap-servers localhost:1",
        "topics create --bootstrap-servers localhost:1 --command-config no-such-file",
        "dashboard --bootstrap-servers localhost:1 --command-config no-such-file",
        "simulate --accounts 5 --days 3 --seed 1 --bootstrap-servers localhost:1 --command-config no-such-file"
      })
  void whatIsNotThereIsToldInOneLine(String words) {
    int exitCode = run(words.split(" "));

    assertThat(exitCode).isIn(1, 2);
    assertThat(err.toString())
        .startsWith("duebook: ")
        .contains("no-such-", "(expected: ")
        .hasLineCount(1);
  }

  @Test
  void aPortInUseIsToldInOneLineBeforeABrokerIsAsked() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      int exitCode = run("dashboard", "--bootstrap-servers", "localhost:1", "--port", port);

      assertThat(exitCode).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("duebook: the dashboard's port: 127.0.0.1:" + port)
          .contains("already in use", "(expected: ")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics create",
        "dashboard --port 0",
        "simulate --accounts 5 --days 3 --seed 1",
        "announce retire --model-id some --party PATIENT --role CHAMPION"
      })
  void aHostThatIsNotThereIsToldInOneLine(String words) {
    int exitCode = run((words + " --bootstrap-servers no-such-host.invalid:9092").split(" "));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("duebook: --bootstrap-servers: no-such-host.invalid:9092: no such host")
        .hasLineCount(1);
  }

  @Test
  void aPolicyThatNamesAnUnknownKeyIsWrongUsageToldByTheKeyAlone() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), "kafka: {}");

    int exitCode =
        run("announce", "policy", "--policy", policy.toString(), "--bootstrap-servers", "h:1");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("duebook: kafka: unknown setting (expected: ")
        .hasLineCount(1);
  }

  @Test
  void verboseShowsWhereItCameFrom() {
    run("replay", "--input", "no-such-directory", "--output", "target/never", "--verbose");

    assertThat(err.toString().lines().count()).isGreaterThan(1);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsAFailureThatNamesIt() {
    int exitCode = run("topics", "create", "--bootstrap-servers", "no-such-host.invalid:9092");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .contains("--bootstrap-servers: no-such-host.invalid:9092")
        .doesNotContain("Exception in");
  }
}
