package org.duebook.benchmark.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The process of one run: nothing else is in it, so that its processor time and memory are the
 * run's.
 */
final class ScenarioProcess {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final double NANOS = 1e9;

  private ScenarioProcess() {}

  /** Runs what {@link RunPlan#arguments} say, and prints {@link Measurement#line}. */
  public static void main(String[] arguments) throws Exception {
    RunPlan plan = RunPlan.of(arguments);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    CheckpointWatch.Seen seen = CheckpointWatch.Seen.NONE;
    if (plan.scenario().usesFlink()) {
      seen = FlinkScenario.run(plan);
    } else {
      RawConsumer.run(plan);
    }
    System.out.println(
        new Measurement(
                (System.nanoTime() - start) / NANOS,
                (system.getProcessCpuTime() - cpu) / NANOS,
                peakMegabytes(),
                seen.completed(),
                seen.lastBytes(),
                seen.slowestMillis())
            .line());
    // A client of Flink's leaves threads behind that nothing waits for.
    System.exit(0);
  }

  /**
   * Runs it in its process.
   *
   * @param machine what it runs on
   * @param log where its standard error goes
   */
  static Measurement measure(RunPlan plan, VirtualMachine machine, Path log)
      throws IOException, InterruptedException {
    try (JavaProcess process =
            JavaProcess.start(
                ScenarioProcess.class, plan.arguments(), machine, Redirect.PIPE, log);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
      Measurement measured = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Measurement read = Measurement.of(line);
        measured = read == null ? measured : read;
      }
      int exitCode = process.exitCode();
      if (measured == null) {
        throw new IllegalStateException(
            "%s measured nothing, exit code %d (its log: %s)"
                .formatted(plan.name(), exitCode, log));
      }
      return measured;
    }
  }

  private static long peakMegabytes() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith(PEAK))
        .map(
            line ->
                line.substring(PEAK.length()).toLowerCase(Locale.ROOT).replace("kb", "").strip())
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
        .findFirst()
        .orElse(0);
  }
}
