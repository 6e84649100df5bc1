package org.duebook.kpi.portfolio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says where the cells of a day are added in the windows that end on one day.
 *
 * <p>Of two windows moved back by as many days, the longer has every day of the shorter. So a cell
 * is added to the shortest alone that has its day, and when all are added each window takes over
 * what the next shorter one has. How far a window is moved back depends on the measure: not at all,
 * by the run-out of the net collection rate, or, for patient shares, by the days of each band.
 */
@SuppressWarnings("EnumOrdinal") // Details are places of bands; rows are of this process.
final class NestedWindows {
  /**
   * Claims younger than this are left out of the net collection rate: much of them is not decided
   * yet.
   */
  private static final int NET_RUN_OUT_DAYS = 90;

  private static final Measure[] MEASURES = Measure.values();
  private static final SettlementBand[] BANDS = SettlementBand.values();

  private final WindowSums[] longestFirst;

  /**
   * From this day on and before the other, every day is in the same windows as the day at hand.
   * Days come mostly in order, and then they seldom leave that stretch.
   */
  private int sameFrom;

  private int sameBefore;

  /** By the ordinal of the measure, then by detail. */
  private final long[][] rows;

  /** Takes cells of days that no window has; nothing reads it. */
  private final long[] nowhere = new long[DurationCounts.A_YEAR];

  /** Shares of days that belong to the same windows in every band, by the band they settled in. */
  private final long[] shares = new long[BANDS.length];

  private final long[] shareCents = new long[BANDS.length];

  /** The windows of the day at hand by how far they are moved back; null if none has the day. */
  private WindowSums current;

  private WindowSums ranOut;
  private final WindowSums[] byBand = new WindowSums[SettlementBand.LATER.ordinal()];

  /**
   * Windows that nothing was added to.
   *
   * @param windows the windows, in any order
   * @param rows is kept as where to add cells of the day at hand, by the ordinal of their measure,
   *     then by detail; rows of measures that are not windowed are not touched
   */
  NestedWindows(List<WindowSums> windows, long[][] rows) {
    this.longestFirst =
        windows.stream()
            .sorted(Comparator.comparingInt(WindowSums::days).reversed())
            .toArray(WindowSums[]::new);
    this.rows = rows;
    for (Measure measure : MEASURES) {
      if (measure.isWindowed()) {
        rows[measure.ordinal()] = nowhere;
      }
    }
    rows[Measure.SHARES.ordinal()] = shares;
    rows[Measure.SHARE_CENTS.ordinal()] = shareCents;
  }

  /** Cells that come from here on are of this day. */
  void goTo(int epochDay) {
    if (epochDay >= sameFrom && epochDay < sameBefore) {
      return;
    }
    sameFrom = Integer.MIN_VALUE;
    sameBefore = Integer.MAX_VALUE;
    WindowSums nowCurrent = shortest(epochDay, 0);
    WindowSums nowRanOut = shortest(epochDay, NET_RUN_OUT_DAYS);
    if (nowCurrent != current || nowRanOut != ranOut) {
      current = nowCurrent;
      ranOut = nowRanOut;
      setRows();
    }
    for (int band = 0; band < byBand.length; band++) {
      WindowSums nowOfBand = shortest(epochDay, BANDS[band].days());
      if (nowOfBand != byBand[band]) {
        passSharesOn();
        byBand[band] = nowOfBand;
      }
    }
  }

  private WindowSums shortest(int epochDay, int back) {
    WindowSums shortest = null;
    for (WindowSums window : longestFirst) {
      int first = window.firstDay(back);
      int after = window.lastDay(back) + 1;
      keepOnOneSide(first, epochDay);
      keepOnOneSide(after, epochDay);
      if (epochDay >= first && epochDay < after) {
        shortest = window;
      }
    }
    return shortest;
  }

  /** On a day on which a window begins or has ended, the stretch of like days begins or ends. */
  private void keepOnOneSide(int edge, int epochDay) {
    if (edge <= epochDay) {
      sameFrom = Math.max(sameFrom, edge);
    } else {
      sameBefore = Math.min(sameBefore, edge);
    }
  }

  /** The window that a cell of the day at hand is added to; null if none has the day. */
  private WindowSums windowOf(Measure measure) {
    return switch (measure) {
      case COLLECTED, COLLECTABLE -> ranOut;
      default -> current;
    };
  }

  private void setRows() {
    for (Measure measure : MEASURES) {
      if (measure.isWindowed() && measure != Measure.SHARES && measure != Measure.SHARE_CENTS) {
        WindowSums window = windowOf(measure);
        rows[measure.ordinal()] = window == null ? nowhere : window.row(measure);
      }
    }
  }

  private void passSharesOn() {
    for (int band = 0; band < byBand.length; band++) {
      if (byBand[band] != null) {
        byBand[band].addShares(band, shares, shareCents);
      }
    }
    Arrays.fill(shares, 0);
    Arrays.fill(shareCents, 0);
  }

  /** Adds a cell whose detail its row does not reach to. */
  void addBeyond(Measure measure, int detail, long value) {
    WindowSums window = windowOf(measure);
    if (window != null) {
      window.add(measure, detail, value);
      rows[measure.ordinal()] = window.row(measure);
    }
  }

  /** Nothing is added any more: makes the sums of every window whole. */
  void close() {
    passSharesOn();
    for (int i = longestFirst.length - 1; i > 0; i--) {
      longestFirst[i - 1].addAll(longestFirst[i]);
    }
  }
}
