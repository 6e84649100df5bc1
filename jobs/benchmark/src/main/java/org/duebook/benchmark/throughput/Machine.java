package org.duebook.benchmark.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What figures depend on that the benchmark does not choose.
 *
 * @param processors how many
 * @param processor its model, or the architecture where the system does not tell
 * @param memoryMegabytes of the whole machine
 * @param system operating system
 * @param java virtual machine
 * @param flink version
 * @param kafka version
 */
record Machine(
    int processors,
    String processor,
    long memoryMegabytes,
    String system,
    String java,
    String flink,
    String kafka) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final long MEGABYTE = 1 << 20;

  static Machine here() throws IOException {
    return new Machine(
        platform().getAvailableProcessors(),
        processorModel(),
        platform().getTotalMemorySize() / MEGABYTE,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        EnvironmentInformation.getVersion(),
        AppInfoParser.getVersion());
  }

  /** Processes that ran or wanted to, over the last minute; negative where nobody knows. */
  static double load() {
    return platform().getSystemLoadAverage();
  }

  private static OperatingSystemMXBean platform() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static String processorModel() throws IOException {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** One line for people. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%d processors (%s), %,d MB, %s, %s, Flink %s, Kafka %s",
        processors,
        processor,
        memoryMegabytes,
        system,
        java,
        flink,
        kafka);
  }
}
