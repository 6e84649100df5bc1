package org.duebook.benchmark;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.SettlementBand;
import org.duebook.ledger.WriteOffFact;

/**
 * The sums of a portfolio by day, as state holds them: 400 days of about 60 cells, most of which
 * count how long something took.
 */
final class TypicalPortfolio {
  static final LocalDate TODAY = TypicalAccount.TODAY;
  private static final int DAYS = 400;
  private static final int DURATIONS = 14;
  private static final int LONGEST_DURATION = 120;

  private TypicalPortfolio() {}

  static Map<Integer, CellSums> sumsByDay() {
    Random random = new Random(1);
    Map<Integer, CellSums> days = new HashMap<>();
    int today = Math.toIntExact(TODAY.toEpochDay());
    for (int day = today - DAYS + 1; day <= today; day++) {
      days.put(day, sumsOf(day, random));
    }
    return days;
  }

  private static CellSums sumsOf(int day, Random random) {
    CellSums sums = new CellSums();
    for (Measure measure : Measure.values()) {
      switch (measure) {
        case INSURER_CREDIT, PATIENT_CREDIT, UNAPPLIED, ACCOUNTS -> {
          // They have no day.
        }
        case PATIENT_SETTLED, INSURER_SETTLED, FIRST_REMITTANCE -> {
          for (int i = 0; i < DURATIONS; i++) {
            sums.add(measure, day, random.nextInt(LONGEST_DURATION), 1 + random.nextInt(5));
          }
        }
        case SHARES, SHARE_CENTS -> addDetails(sums, measure, day, SettlementBand.values().length);
        case WRITTEN_OFF -> addDetails(sums, measure, day, WriteOffFact.Reason.values().length);
        default -> sums.add(measure, day, 0, 1 + random.nextInt(100_000));
      }
    }
    return sums;
  }

  private static void addDetails(CellSums sums, Measure measure, int day, int details) {
    for (int detail = 0; detail < details; detail++) {
      sums.add(measure, day, detail, 100 + detail);
    }
  }
}
