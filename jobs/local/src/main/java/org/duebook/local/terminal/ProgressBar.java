package org.duebook.local.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * One line on standard error that tells how far a task is: share, bar, rate, remaining time. Silent
 * in a file.
 */
public final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream error;
  private final boolean terminal;
  private final long total;
  private final long startedNanos;

  /**
   * A bar at its start.
   *
   * @param error where it is drawn
   * @param terminal whether anybody sees that
   * @param total how much there is to do, in bytes, days or whatever {@link #show} is told
   * @param startedNanos when the task began, as {@link System#nanoTime()}
   */
  public ProgressBar(PrintStream error, boolean terminal, long total, long startedNanos) {
    this.error = error;
    this.terminal = terminal;
    this.total = total;
    this.startedNanos = startedNanos;
  }

  /**
   * Draws the line anew.
   *
   * @param records events so far
   * @param done how much of the total is done
   * @param nowNanos the time, as {@link System#nanoTime()}
   */
  public void show(long records, long done, long nowNanos) {
    if (terminal) {
      error.print("\r" + line(records, done, nowNanos) + " ");
      error.flush();
    }
  }

  /** Leaves the line as it is. */
  public void finish() {
    if (terminal) {
      error.println();
    }
  }

  String line(long records, long done, long nowNanos) {
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    int filled = (int) (share * WIDTH);
    double seconds = Math.max(0.001, (nowNanos - startedNanos) / 1e9);
    long rest = share == 0 ? -1 : Math.round(seconds * (1 - share) / share);
    return String.format(
        Locale.ROOT,
        "%3.0f %% [%s%s] %,d events, %,.0f/s, %s left",
        share * 100,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        records,
        records / seconds,
        rest < 0 ? "?" : clock(Duration.ofSeconds(rest)));
  }

  private static String clock(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }
}
