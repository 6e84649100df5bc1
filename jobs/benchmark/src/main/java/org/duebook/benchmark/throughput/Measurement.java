package org.duebook.benchmark.throughput;

/**
 * What one run took.
 *
 * @param wallSeconds from the start of reading to the last commit
 * @param cpuSeconds of the whole process in that time, just-in-time compiler and collector with it
 * @param peakMegabytes most memory of the process, 0 where the system does not tell
 * @param checkpoints completed checkpoints
 * @param stateBytes full size of the last checkpoint
 * @param checkpointMillis how long the slowest checkpoint took
 */
record Measurement(
    double wallSeconds,
    double cpuSeconds,
    long peakMegabytes,
    long checkpoints,
    long stateBytes,
    long checkpointMillis) {
  private static final String MARK = "measured ";

  /** One line for the process that started this one. */
  String line() {
    return MARK
        + String.join(
            " ",
            String.valueOf(wallSeconds),
            String.valueOf(cpuSeconds),
            String.valueOf(peakMegabytes),
            String.valueOf(checkpoints),
            String.valueOf(stateBytes),
            String.valueOf(checkpointMillis));
  }

  /** Reads what {@link #line} wrote, or answers null for any other line. */
  static Measurement of(String line) {
    if (!line.startsWith(MARK)) {
      return null;
    }
    String[] parts = line.substring(MARK.length()).split(" ", -1);
    return new Measurement(
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]),
        Long.parseLong(parts[5]));
  }
}
