package org.duebook.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duebook.local.terminal.KeyFigures;
import org.duebook.local.terminal.Money;
import org.duebook.local.terminal.PartyTotals;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;

/** Draws the demo's figures as lines of text. Pure: the same figures give the same lines. */
final class DemoScreen {
  private static final String[] BANDS = {"0-30", "31-60", "61-90", "91-120", "120+"};
  private static final char[] SHADES = {'░', '▒', '▓', '█', '█'};
  private static final int BAR_WIDTH = 50;
  private static final int SHOWN_ITEMS = 5;

  private DemoScreen() {}

  /**
   * What is shown at one moment.
   *
   * @param elapsed since the demo began
   * @param phase what the simulator is doing, in words
   * @param sentEvents events sent to the topics
   * @param eventsPerSecond over the last moments
   * @param recordsPerSecond over the last moments
   * @param totals what the topics say
   */
  record Frame(
      Duration elapsed,
      String phase,
      long sentEvents,
      double eventsPerSecond,
      double recordsPerSecond,
      BookView.Totals totals) {}

  static List<String> lines(Frame frame) {
    BookView.Totals totals = frame.totals();
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "Duebook  business day %s  %s  %d:%02d",
            totals.businessDay() == null ? "-" : totals.businessDay(),
            frame.phase(),
            frame.elapsed().toMinutes(),
            frame.elapsed().toSecondsPart()));
    lines.add(
        format(
            "events in  %,12d  %,8.0f/s     records out %,12d  %,8.0f/s",
            frame.sentEvents(),
            frame.eventsPerSecond(),
            totals.records(),
            frame.recordsPerSecond()));
    lines.add("");
    lines.add(format("%-10s %16s %8s %14s", "", "receivable", "claims", "credit"));
    lines.add(party("insurers", totals.insurer()));
    lines.add(party("patients", totals.patient()));
    lines.add(
        format(
            "%-10s %16s    %,d accounts",
            "unapplied", Money.of(totals.unappliedCents()), totals.accounts()));
    lines.add("");
    lines.add("ageing     " + legend());
    lines.add(format("%-10s %s", "insurers", bar(totals.insurer())));
    lines.add(format("%-10s %s", "patients", bar(totals.patient())));
    lines.add("");
    if (totals.all() != null) {
      lines.addAll(KeyFigures.lines(totals.all()));
      lines.add("");
      lines.addAll(KeyFigures.practices(totals.largestPractices()));
      lines.add("");
    }
    if (totals.longestWorklist() != null) {
      lines.addAll(worklist(totals.longestWorklist()));
      lines.add(
          format(
              "patient follow-ups by model: %s",
              totals.modelsOfFollowUps().entrySet().stream()
                  .map(entry -> format("%s %,d", entry.getKey(), entry.getValue()))
                  .collect(Collectors.joining(", "))));
      lines.add("");
    }
    lines.add(format("exceptions %,d   rejected %,d", totals.exceptions(), totals.rejections()));
    for (LedgerException exception : totals.newestExceptions()) {
      lines.add(
          format(
              "  %s  %-24s %s", exception.getAsOf(), exception.getKind(), exception.getDetail()));
    }
    return lines;
  }

  private static List<String> worklist(Worklist worklist) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-40s %12s  %s",
            format("to do in %s: %,d", worklist.getPracticeId(), worklist.getOpenCount()),
            "priority",
            "deadline"));
    for (WorklistItem item : worklist.getItems()) {
      if (item.getRank() <= SHOWN_ITEMS) {
        lines.add(
            format(
                "%3d  %-8s %-26s %12s  %s",
                item.getRank(),
                item.getKind(),
                item.getAction(),
                Money.of(item.getPriorityCents()),
                item.getDeadlineOn() == null ? "" : item.getDeadlineOn()));
      }
    }
    return lines;
  }

  private static String party(String name, PartyTotals totals) {
    return format(
        "%-10s %16s %,8d %14s",
        name,
        Money.of(totals.receivableCents()),
        totals.openClaims(),
        Money.of(totals.creditCents()));
  }

  private static String legend() {
    StringBuilder legend = new StringBuilder();
    for (int i = 0; i < BANDS.length; i++) {
      legend.append(mark(i)).append(' ').append(BANDS[i]).append("  ");
    }
    return legend.toString().stripTrailing();
  }

  /** The oldest two bands share a shade; a bar between them keeps them apart. */
  private static String mark(int band) {
    return band == BANDS.length - 1 ? "|" + SHADES[band] : String.valueOf(SHADES[band]);
  }

  private static String bar(PartyTotals totals) {
    if (totals.receivableCents() == 0) {
      return "nothing open";
    }
    StringBuilder bar = new StringBuilder();
    long sum = 0;
    int drawn = 0;
    for (int i = 0; i < BANDS.length; i++) {
      sum += totals.bands()[i];
      int until = (int) Math.round((double) sum / totals.receivableCents() * BAR_WIDTH);
      if (i == BANDS.length - 1 && until > drawn) {
        bar.append('|');
      }
      bar.append(String.valueOf(SHADES[i]).repeat(until - drawn));
      drawn = until;
    }
    long over90 = totals.bands()[3] + totals.bands()[4];
    return bar + format("  %.0f %% over 90 days", (double) over90 / totals.receivableCents() * 100);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
