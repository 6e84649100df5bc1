package org.duebook.kpi.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duebook.ledger.WriteOffFact;

/** Adds up the cells of one window. */
@SuppressWarnings("EnumOrdinal") // A cell's detail is the place of its band or reason.
final class WindowSums {
  /**
   * Claims younger than this are left out of the net collection rate: much of them is not decided
   * yet.
   */
  private static final int NET_RUN_OUT_DAYS = 90;

  private static final WriteOffFact.Reason[] REASONS = WriteOffFact.Reason.values();
  private static final SettlementBand[] BANDS = SettlementBand.values();

  private final int asOf;
  private final int days;
  private long charges;
  private long cash;
  private long collected;
  private long collectable;
  private long recovered;
  private long underpaid;
  private long decisions;
  private long decisionCents;
  private long denials;
  private long denialCents;
  private final long[] writeOffs = new long[REASONS.length];
  private final DurationCounts patientSettled = new DurationCounts();
  private final DurationCounts insurerSettled = new DurationCounts();
  private final DurationCounts firstRemittance = new DurationCounts();
  private final long[] shares = new long[BANDS.length];
  private final long[] sharesPaid = new long[BANDS.length];
  private final long[] shareCents = new long[BANDS.length];
  private final long[] shareCentsPaid = new long[BANDS.length];

  WindowSums(int asOfEpochDay, int days) {
    this.asOf = asOfEpochDay;
    this.days = days;
  }

  /**
   * Whether a day is among the window's days, moved back by some days: (D − W − back, D − back].
   */
  private boolean has(int epochDay, int back) {
    return epochDay > asOf - days - back && epochDay <= asOf - back;
  }

  void add(Measure measure, int epochDay, int detail, long value) {
    switch (measure) {
      case COLLECTED -> collected += has(epochDay, NET_RUN_OUT_DAYS) ? value : 0;
      case COLLECTABLE -> collectable += has(epochDay, NET_RUN_OUT_DAYS) ? value : 0;
      case SHARES -> addShares(epochDay, detail, value, shares, sharesPaid);
      case SHARE_CENTS -> addShares(epochDay, detail, value, shareCents, shareCentsPaid);
      default -> {
        if (has(epochDay, 0)) {
          addToday(measure, detail, value);
        }
      }
    }
  }

  private void addShares(int epochDay, int detail, long value, long[] all, long[] paid) {
    for (SettlementBand band : BANDS) {
      if (band != SettlementBand.LATER && has(epochDay, band.days())) {
        all[band.ordinal()] += value;
        paid[band.ordinal()] += detail <= band.ordinal() ? value : 0;
      }
    }
  }

  private void addToday(Measure measure, int detail, long value) {
    switch (measure) {
      case CHARGES -> charges += value;
      case CASH -> cash += value;
      case PATIENT_SETTLED -> patientSettled.add(detail, value);
      case INSURER_SETTLED -> insurerSettled.add(detail, value);
      case FIRST_REMITTANCE -> firstRemittance.add(detail, value);
      case FIRST_DECISIONS -> decisions += value;
      case FIRST_DECISION_CENTS -> decisionCents += value;
      case FIRST_DENIALS -> denials += value;
      case FIRST_DENIAL_CENTS -> denialCents += value;
      case WRITTEN_OFF -> writeOffs[detail] += value;
      case RECOVERED -> recovered += value;
      case UNDERPAID -> underpaid += value;
      case COLLECTED, COLLECTABLE, SHARES, SHARE_CENTS -> {
        // Their windows lie further back.
      }
      case INSURER_RECEIVABLE,
          INSURER_OPEN,
          INSURER_CREDIT,
          PATIENT_RECEIVABLE,
          PATIENT_OPEN,
          PATIENT_CREDIT,
          UNAPPLIED,
          ACCOUNTS -> {
        // What is open belongs to no window.
      }
    }
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
    for (WriteOffFact.Reason reason : REASONS) {
      if (writeOffs[reason.ordinal()] != 0) {
        byReason.put(reason, writeOffs[reason.ordinal()]);
      }
    }
    return new WindowFigures(
        days,
        charges,
        cash,
        byReason,
        recovered,
        underpaid,
        PortfolioFigures.ratio(cash, charges),
        PortfolioFigures.ratio(collected, collectable),
        patientSettled.durations(),
        insurerSettled.durations(),
        firstRemittance.durations(),
        paidWithin,
        PortfolioFigures.ratio(denials, decisions),
        PortfolioFigures.ratio(denialCents, decisionCents));
  }

  /** Charges of the window, in cents. */
  long charges() {
    return charges;
  }
}
