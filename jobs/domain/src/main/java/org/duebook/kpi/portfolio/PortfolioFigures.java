package org.duebook.kpi.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
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
    private final WindowSums basisOfDaysInAr;
    private final BalanceSums insurer = new BalanceSums();
    private final BalanceSums patient = new BalanceSums();
    private long unapplied;
    private long accounts;

    Calculation(LocalDate asOf, List<Integer> windowDays) {
      this.asOf = asOf;
      this.asOfEpochDay = Math.toIntExact(asOf.toEpochDay());
      this.windows = windowDays.stream().map(days -> new WindowSums(asOfEpochDay, days)).toList();
      this.basisOfDaysInAr = new WindowSums(asOfEpochDay, DAYS_IN_AR_DAYS);
    }

    private void add(Cell cell, long value) {
      switch (cell.measure()) {
        case INSURER_RECEIVABLE -> insurer.addReceivable(age(cell), value);
        case INSURER_OPEN -> insurer.addOpen(age(cell), value);
        case INSURER_CREDIT -> insurer.credit += value;
        case PATIENT_RECEIVABLE -> patient.addReceivable(age(cell), value);
        case PATIENT_OPEN -> patient.addOpen(age(cell), value);
        case PATIENT_CREDIT -> patient.credit += value;
        case UNAPPLIED -> unapplied += value;
        case ACCOUNTS -> accounts += value;
        default -> {
          for (WindowSums window : windows) {
            window.add(cell, value);
          }
          if (cell.measure() == Measure.CHARGES) {
            basisOfDaysInAr.add(cell, value);
          }
        }
      }
    }

    private int age(Cell cell) {
      return Math.max(0, asOfEpochDay - cell.epochDay());
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
    private final NavigableMap<Integer, Long> openByAge = new TreeMap<>();

    void addReceivable(int age, long cents) {
      ageing = ageing.plus(AgeingBand.of(age), cents);
    }

    void addOpen(int age, long count) {
      openByAge.merge(age, count, Long::sum);
    }

    PartyBalance balance() {
      openByAge.values().removeIf(count -> count == 0);
      long openCount = openByAge.values().stream().mapToLong(Long::longValue).sum();
      Integer oldestDays = openByAge.isEmpty() ? null : openByAge.lastKey();
      return new PartyBalance(ageing.total(), credit, openCount, oldestDays, ageing);
    }
  }
}
