package org.duebook.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole product on this machine, for a person to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a real Kafka broker, the topics, the job on a small Flink cluster and a simulator, all in this",
      "process, and shows what the output topics say. A year of history is loaded as fast as it goes, then a",
      "business day passes every few seconds. Ends on Ctrl-C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:something failed, or the machine has too little disk or memory",
      "2:wrong usage, or a port is in use"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration CLEAN_UP = Duration.ofSeconds(30);

  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "End by itself after this time; 0 goes on until Ctrl-C. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--accounts",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Simulated guarantors' accounts. Default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--practices",
      defaultValue = "4",
      paramLabel = "N",
      description = "Simulated practices. Default: ${DEFAULT-VALUE}.")
  private int practices;

  @Option(
      names = "--history-days",
      defaultValue = "365",
      paramLabel = "N",
      description = "Days that are loaded at once. Default: ${DEFAULT-VALUE}.")
  private int historyDays;

  @Option(
      names = "--day-seconds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Then a business day takes this long. Default: ${DEFAULT-VALUE}.")
  private double daySeconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "The same seed simulates the same history. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--kafka-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of the broker; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int kafkaPort;

  @Option(
      names = "--web-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of Flink's web pages; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int webPort;

  @Option(
      names = "--dashboard-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of the dashboard; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int dashboardPort;

  @Option(
      names = "--directory",
      defaultValue = "target",
      paramLabel = "DIR",
      description =
          "Where a directory for the broker's log, checkpoints and log file is made. Default: ${DEFAULT-VALUE}.")
  private Path directory;

  /** Made by the command line. */
  public DemoCommand() {}

  @Override
  public Integer call() throws Exception {
    checkUsage();
    Files.createDirectories(directory);
    checkMachine();
    Path home = Files.createTempDirectory(directory, "demo-").toAbsolutePath();
    // Before the first logger: the terminal belongs to the figures, what libraries say goes to a
    // file.
    System.setProperty("log4j2.configurationFile", "log4j2-file.properties");
    System.setProperty("duebook.log.file", home.resolve("demo.log").toString());

    PrintWriter out = spec.commandLine().getOut();
    Demo.Plan plan =
        new Demo.Plan(
            home,
            accounts,
            practices,
            seed,
            historyDays,
            Duration.ofMillis(Math.round(daySeconds * 1000)),
            kafkaPort,
            webPort,
            dashboardPort);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch cleaned = new CountDownLatch(1);
    Thread onInterrupt =
        new Thread(
            () -> {
              stop.countDown();
              await(cleaned);
            },
            "demo-stop");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      Demo demo = Demo.start(plan, out);
      try {
        demo.show(stop, seconds == 0 ? null : Duration.ofSeconds(seconds));
      } finally {
        demo.end();
      }
    } finally {
      cleaned.countDown();
    }
    return CommandLine.ExitCode.OK;
  }

  private static void await(CountDownLatch cleaned) {
    try {
      cleaned.await(CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkUsage() {
    require(seconds >= 0, "--seconds", seconds, "0 or more");
    require(accounts >= 1, "--accounts", accounts, "1 or more");
    require(practices >= 1, "--practices", practices, "1 or more");
    require(historyDays >= 0, "--history-days", historyDays, "0 or more");
    require(daySeconds > 0, "--day-seconds", daySeconds, "more than 0");
    requireFree("--kafka-port", kafkaPort);
    requireFree("--web-port", webPort);
    requireFree("--dashboard-port", dashboardPort);
    require(
        !Files.exists(directory) || Files.isDirectory(directory),
        "--directory",
        directory,
        "a directory");
  }

  private void requireFree(String option, int port) {
    require(port >= 0 && port <= HIGHEST_PORT, option, port, "0 to " + HIGHEST_PORT);
    require(Machine.isFree(port), option, port + " is in use", "a free port; 0 takes one");
  }

  /** The directory is there by now. */
  private void checkMachine() throws IOException {
    String problem =
        Machine.problem(
            directory.toAbsolutePath(),
            Machine.freeDiskMegabytes(directory),
            Machine.memoryMegabytes());
    if (!problem.isEmpty()) {
      throw new IllegalStateException(problem);
    }
  }

  private void require(boolean holds, String option, Object value, String expected) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(), option + ": " + value + " (expected: " + expected + ")");
    }
  }
}
