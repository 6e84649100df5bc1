package org.duebook.benchmark.throughput;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.duebook.local.broker.LocalBroker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Sets the whole job beside a raw consumer and a pass-through over the same records, one process
 * for each run and all runs in turn, so that their ratios hold on a noisy machine. Then measures
 * the latency and the recovery of a live job.
 */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    description = {
      "Lays simulated events into a Kafka of its own on this machine and measures",
      "what it takes to read them: by a raw consumer, by Flink as thin as it gets, by",
      "the whole job, and by the job without models and follow-ups. Then measures a live job: how",
      "long it takes to tell of an event at half the rate that the job reached at live pace,",
      "and how soon it is back after a kill.",
      "Writes throughput.md, throughput.json and throughput.svg."
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
      defaultValue = "RAW_CONSUMER,PASS_THROUGH,WHOLE_JOB,WITHOUT_FOLLOW_UPS,LIVE_PACE",
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
      names = "--collector",
      paramLabel = "NAME",
      defaultValue = "G1",
      description = "How a run collects garbage: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private VirtualMachine.Collector collector;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where results and files of the runs go.")
  private Path output;

  @Mixin private LiveOptions live = new LiveOptions();

  @Spec private CommandLine.Model.CommandSpec spec;

  /** Made by the command line. */
  public ThroughputBenchmark() {}

  /** Runs it; exit code 0 when all runs ended well. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ThroughputBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    String fault = live.fault(scenarios.contains(Scenario.LIVE_PACE));
    if (fault != null) {
      throw new ParameterException(spec.commandLine(), fault);
    }
    Results results = new Results(Machine.here(), machine());
    Files.createDirectories(output);
    try (LocalBroker broker = LocalBroker.start(output.resolve("kafka"), 0)) {
      for (int size : accounts) {
        measure(new Workload(size, events), broker.bootstrapServers(), results);
      }
    } finally {
      // Hours of runs are not lost to a fault in the last.
      results.write(output);
    }
    progress().println();
    progress().println(results.markdown());
    return CommandLine.ExitCode.OK;
  }

  private VirtualMachine machine() {
    return new VirtualMachine(heap, collector);
  }

  private PrintWriter progress() {
    return spec.commandLine().getOut();
  }

  private void measure(Workload workload, String bootstrapServers, Results results)
      throws Exception {
    progress().printf("%,d accounts: laying at least %,d events%n", workload.accounts(), events);
    Workload.Laid laid = workload.lay(bootstrapServers, progress());
    Path log = output.resolve("last-run.log");
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (RunPlan plan : plans(workload, bootstrapServers)) {
        workload.emptyOutputs(bootstrapServers);
        Run run = new Run(plan, laid, repetition, ScenarioProcess.measure(plan, machine(), log));
        results.add(run);
        progress()
            .printf(
                "  %-42s %d of %d  %,9.0f events/s  %,9.0f events/cpu-s%n",
                plan.name(),
                repetition,
                repetitions,
                run.eventsPerSecond(),
                run.eventsPerCpuSecond());
      }
    }
    if (live.latency() || live.recovery()) {
      measureLive(workload, laid, bootstrapServers, results);
    }
  }

  /** After all other runs over the same topics, since more events come into them. */
  private void measureLive(
      Workload workload, Workload.Laid laid, String bootstrapServers, Results results)
      throws Exception {
    LiveEvents more = new LiveEvents(workload, laid.days());
    for (String backend : backends) {
      for (int parallelism : parallelisms) {
        Path home = Files.createTempDirectory(output, "live-");
        RunPlan plan =
            plan(Scenario.WHOLE_JOB, workload, bootstrapServers, backend, parallelism, home);
        double rate = live.rate() != null ? live.rate() : results.rateAtLivePace(plan) / 2;
        workload.emptyOutputs(bootstrapServers);
        try (LiveSession session =
            new LiveSession(plan, workload, more, rate, machine(), progress())) {
          results.add(session.measure(live, repetitions));
        }
        FileUtils.deleteDirectory(home.toFile());
      }
    }
  }

  private List<RunPlan> plans(Workload workload, String bootstrapServers) {
    Path home = output.resolve("run");
    List<RunPlan> plans = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (String backend : scenario.usesFlink() ? backends : List.of("none")) {
        for (int parallelism : scenario.usesFlink() ? parallelisms : List.of(1)) {
          plans.add(plan(scenario, workload, bootstrapServers, backend, parallelism, home));
        }
      }
    }
    return plans;
  }

  private static RunPlan plan(
      Scenario scenario,
      Workload workload,
      String bootstrapServers,
      String backend,
      int parallelism,
      Path home) {
    return new RunPlan(
        scenario,
        bootstrapServers,
        workload.topicPrefix(),
        workload.accounts(),
        backend,
        parallelism,
        home);
  }
}
