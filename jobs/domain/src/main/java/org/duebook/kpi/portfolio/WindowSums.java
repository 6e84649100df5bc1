package org.duebook.kpi.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duebook.ledger.WriteOffFact;

/**
 * The sums of one window. Most are added to row by row: the row of a measure has its sums by
 * detail. Those of patient shares are by band, since each band looks at other days.
 */
@SuppressWarnings("EnumOrdinal") // Rows are of this process; details are places.
final class WindowSums {
  private static final Measure[] MEASURES = Measure.values();
  private static final WriteOffFact.Reason[] REASONS = WriteOffFact.Reason.values();
  private static final SettlementBand[] BANDS = SettlementBand.values();

  /** The bands before {@link SettlementBand#LATER}, which is the last. */
  private static final int LIMITED_BANDS = SettlementBand.LATER.ordinal();

  private final int asOf;
  private final int days;
  private final long[][] rows = new long[MEASURES.length][];
  private final DurationCounts patientSettled = new DurationCounts();
  private final DurationCounts insurerSettled = new DurationCounts();
  private final DurationCounts firstRemittance = new DurationCounts();
  private final long[] shares = new long[LIMITED_BANDS];
  private final long[] sharesPaid = new long[LIMITED_BANDS];
  private final long[] shareCents = new long[LIMITED_BANDS];
  private final long[] shareCentsPaid = new long[LIMITED_BANDS];

  WindowSums(int asOfEpochDay, int days) {
    this.asOf = asOfEpochDay;
    this.days = days;
    for (Measure measure : MEASURES) {
      rows[measure.ordinal()] =
          switch (measure) {
            case PATIENT_SETTLED -> patientSettled.counts();
            case INSURER_SETTLED -> insurerSettled.counts();
            case FIRST_REMITTANCE -> firstRemittance.counts();
            case WRITTEN_OFF -> new long[REASONS.length];
            default -> new long[1];
          };
    }
  }

  int days() {
    return days;
  }

  /** The first of the window's days, moved back by some days: (D − W − back, D − back]. */
  int firstDay(int back) {
    return asOf - days - back + 1;
  }

  /** The last of the same days; before the first if the window has none. */
  int lastDay(int back) {
    return asOf - back;
  }

  /** The sums of a measure by detail. */
  long[] row(Measure measure) {
    return rows[measure.ordinal()];
  }

  /** Adds to a measure's row, which may be another after it. */
  void add(Measure measure, int detail, long value) {
    switch (measure) {
      case PATIENT_SETTLED -> rows[measure.ordinal()] = added(patientSettled, detail, value);
      case INSURER_SETTLED -> rows[measure.ordinal()] = added(insurerSettled, detail, value);
      case FIRST_REMITTANCE -> rows[measure.ordinal()] = added(firstRemittance, detail, value);
      default -> rows[measure.ordinal()][detail] += value;
    }
  }

  private static long[] added(DurationCounts counts, int days, long count) {
    counts.add(days, count);
    return counts.counts();
  }

  /** Adds shares and their cents, by the band they were settled in, to what a band looks at. */
  void addShares(int band, long[] sharesBySettlement, long[] centsBySettlement) {
    for (int settled = 0; settled < BANDS.length; settled++) {
      shares[band] += sharesBySettlement[settled];
      shareCents[band] += centsBySettlement[settled];
      if (settled <= band) {
        sharesPaid[band] += sharesBySettlement[settled];
        shareCentsPaid[band] += centsBySettlement[settled];
      }
    }
  }

  /** Adds all that another window has. */
  void addAll(WindowSums other) {
    for (Measure measure : MEASURES) {
      switch (measure) {
        case PATIENT_SETTLED, INSURER_SETTLED, FIRST_REMITTANCE -> {
          // They may have to grow.
        }
        default -> addEach(other.row(measure), row(measure));
      }
    }
    addDurations(Measure.PATIENT_SETTLED, patientSettled, other.patientSettled);
    addDurations(Measure.INSURER_SETTLED, insurerSettled, other.insurerSettled);
    addDurations(Measure.FIRST_REMITTANCE, firstRemittance, other.firstRemittance);
    addEach(other.shares, shares);
    addEach(other.sharesPaid, sharesPaid);
    addEach(other.shareCents, shareCents);
    addEach(other.shareCentsPaid, shareCentsPaid);
  }

  private void addDurations(Measure measure, DurationCounts counts, DurationCounts others) {
    counts.addAll(others);
    rows[measure.ordinal()] = counts.counts();
  }

  private static void addEach(long[] values, long[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** The single sum of a measure without details. */
  long sum(Measure measure) {
    return row(measure)[0];
  }

  WindowFigures figures() {
    List<WindowFigures.PaidWithin> paidWithin = new ArrayList<>();
    for (SettlementBand band : BANDS) {
      if (band != SettlementBand.LATER) {
        int place = band.ordinal();
        paidWithin.add(
            new WindowFigures.PaidWithin(
                band.days(),
                PortfolioFigures.ratio(sharesPaid[place], shares[place]),
                PortfolioFigures.ratio(shareCentsPaid[place], shareCents[place])));
      }
    }
    Map<WriteOffFact.Reason, Long> byReason = new EnumMap<>(WriteOffFact.Reason.class);
    long[] writeOffs = row(Measure.WRITTEN_OFF);
    for (WriteOffFact.Reason reason : REASONS) {
      if (writeOffs[reason.ordinal()] != 0) {
        byReason.put(reason, writeOffs[reason.ordinal()]);
      }
    }
    long charges = sum(Measure.CHARGES);
    long cash = sum(Measure.CASH);
    return new WindowFigures(
        days,
        charges,
        cash,
        byReason,
        sum(Measure.RECOVERED),
        sum(Measure.UNDERPAID),
        PortfolioFigures.ratio(cash, charges),
        PortfolioFigures.ratio(sum(Measure.COLLECTED), sum(Measure.COLLECTABLE)),
        patientSettled.durations(),
        insurerSettled.durations(),
        firstRemittance.durations(),
        paidWithin,
        PortfolioFigures.ratio(sum(Measure.FIRST_DENIALS), sum(Measure.FIRST_DECISIONS)),
        PortfolioFigures.ratio(sum(Measure.FIRST_DENIAL_CENTS), sum(Measure.FIRST_DECISION_CENTS)));
  }
}
