package org.duebook.kpi.portfolio;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.duebook.kpi.Ageing;
import org.duebook.kpi.AgeingBand;

/**
 * The figures of a portfolio as of a day (contract page, sections 3 and 6). Every ratio is made of
 * summed numerators and denominators, and is null where the denominator is 0.
 *
 * @param asOf the business day
 * @param insurer what the insurers owe
 * @param patient what the patients owe
 * @param unappliedCents money that no seen claim has; 0 for a payer's portfolio
 * @param agedOver90Share receivable older than 90 days ÷ receivable
 * @param daysInAr receivable ÷ (charges billed in the last 90 days ÷ 90); credits are not netted
 * @param accountCount accounts with a receivable
 * @param creditShare credits ÷ receivable
 * @param windows the figures of each window, shortest first
 */
public record PortfolioFigures(
    LocalDate asOf,
    PartyBalance insurer,
    PartyBalance patient,
    long unappliedCents,
    Double agedOver90Share,
    Double daysInAr,
    long accountCount,
    Double creditShare,
    List<WindowFigures> windows) {
  private static final int DAYS_IN_AR_DAYS = 90;

  /** Keeps its own copy of the windows. */
  public PortfolioFigures {
    windows = List.copyOf(windows);
  }

  /** How many days back from the as-of day a figure with the given longest window may look. */
  public static int longestLookBack(int longestWindowDays) {
    return longestWindowDays + SettlementBand.WITHIN_120.days();
  }

  static Double ratio(long numerator, long denominator) {
    return denominator == 0 ? null : (Double) ((double) numerator / denominator);
  }

  /**
   * The figures of sums as of a day.
   *
   * @param sums all cells of the portfolio, in one or several parts; a cell may be in several
   * @param asOf the business day
   * @param windowDays lengths of the windows
   */
  public static PortfolioFigures of(
      Iterable<CellSums> sums, LocalDate asOf, List<Integer> windowDays) {
    Calculation calculation = new Calculation(asOf, windowDays);
    for (CellSums part : sums) {
      part.forEach(calculation::add);
    }
    return calculation.figures();
  }

  private static final class Calculation {
    private final LocalDate asOf;
    private final int asOfEpochDay;
    private final List<WindowSums> windows;
    private final int longestLookBack;
    private final WindowSums basisOfDaysInAr;
    private final BalanceSums insurer = new BalanceSums();
    private final BalanceSums patient = new BalanceSums();
    private long unapplied;
    private long accounts;

    Calculation(LocalDate asOf, List<Integer> windowDays) {
      this.asOf = asOf;
      this.asOfEpochDay = Math.toIntExact(asOf.toEpochDay());
      this.windows = windowDays.stream().map(days -> new WindowSums(asOfEpochDay, days)).toList();
      this.longestLookBack =
          longestLookBack(windowDays.stream().mapToInt(Integer::intValue).max().orElse(0));
      this.basisOfDaysInAr = new WindowSums(asOfEpochDay, DAYS_IN_AR_DAYS);
    }

    private void add(Measure measure, int epochDay, int detail, long value) {
      switch (measure) {
        case INSURER_RECEIVABLE -> insurer.addReceivable(age(epochDay), value);
        case INSURER_OPEN -> insurer.addOpen(age(epochDay), value);
        case INSURER_CREDIT -> insurer.credit += value;
        case PATIENT_RECEIVABLE -> patient.addReceivable(age(epochDay), value);
        case PATIENT_OPEN -> patient.addOpen(age(epochDay), value);
        case PATIENT_CREDIT -> patient.credit += value;
        case UNAPPLIED -> unapplied += value;
        case ACCOUNTS -> accounts += value;
        default -> {
          // What the longest window does not look back to, no other does.
          if (asOfEpochDay - epochDay <= longestLookBack) {
            for (WindowSums window : windows) {
              window.add(measure, epochDay, detail, value);
            }
          }
          if (measure == Measure.CHARGES) {
            basisOfDaysInAr.add(measure, epochDay, detail, value);
          }
        }
      }
    }

    private int age(int epochDay) {
      return Math.max(0, asOfEpochDay - epochDay);
    }

    PortfolioFigures figures() {
      long receivable = insurer.ageing.total() + patient.ageing.total();
      long charges = basisOfDaysInAr.charges();
      return new PortfolioFigures(
          asOf,
          insurer.balance(),
          patient.balance(),
          unapplied,
          ratio(insurer.ageing.over90() + patient.ageing.over90(), receivable),
          charges == 0 ? null : (Double) (receivable / ((double) charges / DAYS_IN_AR_DAYS)),
          accounts,
          ratio(insurer.credit + patient.credit, receivable),
          windows.stream().map(WindowSums::figures).toList());
    }
  }

  private static final class BalanceSums {
    private Ageing ageing = Ageing.NONE;
    private long credit;
    private long[] openByAge = new long[AgeingBand.DAYS_OVER_120.fromDays()];

    void addReceivable(int age, long cents) {
      ageing = ageing.plus(AgeingBand.of(age), cents);
    }

    void addOpen(int age, long count) {
      if (age >= openByAge.length) {
        openByAge = Arrays.copyOf(openByAge, Math.max(age + 1, 2 * openByAge.length));
      }
      openByAge[age] += count;
    }

    PartyBalance balance() {
      long openCount = 0;
      Integer oldestDays = null;
      for (int age = 0; age < openByAge.length; age++) {
        openCount += openByAge[age];
        oldestDays = openByAge[age] == 0 ? oldestDays : (Integer) age;
      }
      return new PartyBalance(ageing.total(), credit, openCount, oldestDays, ageing);
    }
  }
}
