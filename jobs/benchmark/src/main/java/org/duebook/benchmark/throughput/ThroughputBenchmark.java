package org.duebook.benchmark.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.duebook.local.broker.LocalBroker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Sets the whole job beside a raw consumer and a pass-through over the same records, one process
 * for each run and all runs in turn, so that their ratios hold on a noisy machine.
 */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    description = {
      "Lays simulated events into a Kafka of its own on this machine and measures what it takes to",
      "read them: by a raw consumer, by Flink as thin as it gets, by the whole job, and by the job",
      "without models. Writes throughput.md, throughput.json and throughput.svg."
    })
public final class ThroughputBenchmark implements Callable<Integer> {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "Events of each workload (${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "Accounts, one workload each (${DEFAULT-VALUE}).")
  private List<Integer> accounts;

  @Option(
      names = "--backends",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "hashmap,rocksdb",
      description = "State backends (${DEFAULT-VALUE}).")
  private List<String> backends;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2",
      description = "Subtasks (${DEFAULT-VALUE}).")
  private List<Integer> parallelisms;

  @Option(
      names = "--scenarios",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "RAW_CONSUMER,PASS_THROUGH,WHOLE_JOB,WITHOUT_MODELS",
      description = "What runs: ${COMPLETION-CANDIDATES} (all).")
  private List<Scenario> scenarios;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each; the median counts (${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "8g",
      description = "Largest heap of a run's process (${DEFAULT-VALUE}).")
  private String heap;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where results and files of the runs go.")
  private Path output;

  @Spec private CommandLine.Model.CommandSpec spec;

  /** Made by the command line. */
  public ThroughputBenchmark() {}

  /** Runs it; exit code 0 when all runs ended well. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ThroughputBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter progress = spec.commandLine().getOut();
    List<Results.Run> runs = new ArrayList<>();
    Files.createDirectories(output);
    try (LocalBroker broker = LocalBroker.start(output.resolve("kafka"), 0)) {
      for (int size : accounts) {
        Workload workload = new Workload(size, events);
        progress.printf("%,d accounts: laying at least %,d events%n", size, events);
        Workload.Laid laid = workload.lay(broker.bootstrapServers(), progress);
        for (int repetition = 1; repetition <= repetitions; repetition++) {
          for (RunPlan plan : plans(workload, broker.bootstrapServers())) {
            workload.emptyOutputs(broker.bootstrapServers());
            Measurement measured = measure(plan);
            Results.Run run = new Results.Run(plan, laid, repetition, measured);
            runs.add(run);
            progress.printf(
                "  %-42s %d of %d  %,9.0f events/s  %,9.0f events/cpu-s%n",
                plan.name(),
                repetition,
                repetitions,
                run.eventsPerSecond(),
                run.eventsPerCpuSecond());
          }
        }
      }
    }
    Results results = new Results(runs);
    results.write(output);
    progress.println();
    progress.println(results.markdown());
    return CommandLine.ExitCode.OK;
  }

  private List<RunPlan> plans(Workload workload, String bootstrapServers) {
    List<RunPlan> plans = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (String backend : scenario.usesFlink() ? backends : List.of("none")) {
        for (int parallelism : scenario.usesFlink() ? parallelisms : List.of(1)) {
          plans.add(
              new RunPlan(
                  scenario,
                  bootstrapServers,
                  workload.topicPrefix(),
                  workload.accounts(),
                  backend,
                  parallelism,
                  output.resolve("run")));
        }
      }
    }
    return plans;
  }

  private Measurement measure(RunPlan plan) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ScenarioProcess.class.getName());
    command.addAll(plan.arguments());
    Process process =
        new ProcessBuilder(command).redirectError(output.resolve("last-run.log").toFile()).start();
    Thread end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Measurement measured = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Measurement read = Measurement.of(line);
        measured = read == null ? measured : read;
      }
      process.waitFor(1, TimeUnit.MINUTES);
      if (measured == null) {
        throw new IllegalStateException(
            "%s measured nothing, exit code %d (its log: %s)"
                .formatted(plan.name(), process.exitValue(), output.resolve("last-run.log")));
      }
      return measured;
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }
}
