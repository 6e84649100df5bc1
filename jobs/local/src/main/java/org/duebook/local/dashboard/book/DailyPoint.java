package org.duebook.local.dashboard.book;

import java.time.LocalDate;
import java.util.List;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.PortfolioWindow;

/**
 * What trend lines need of a daily record; amounts in cents, ratios as in the record, null where it
 * has null.
 *
 * @param day the business day
 * @param insurerReceivableCents what insurers owe
 * @param patientReceivableCents what patients owe
 * @param creditCents what is owed back to both
 * @param unappliedCents money that no claim has
 * @param agedOver90Share part of the receivable that is older than 90 days
 * @param daysInAr days in A/R
 * @param windows the trailing windows
 */
public record DailyPoint(
    LocalDate day,
    long insurerReceivableCents,
    long patientReceivableCents,
    long creditCents,
    long unappliedCents,
    Double agedOver90Share,
    Double daysInAr,
    List<Window> windows) {

  /**
   * One trailing window of a day.
   *
   * @param days its length
   * @param chargesCents charges first billed in it
   * @param cashCents money on seen claims
   * @param underpaidCents allowed less than the contract lets expect
   * @param grossCollectionRate cash over charges
   * @param netCollectionRate cash to date over what contracts leave
   * @param patientMedianDays median days until patients paid
   * @param insurerMedianDays median days until insurers paid
   * @param lagMedianDays median days until the first explanation
   * @param initialDenialRate part denied at first, by number
   */
  public record Window(
      int days,
      long chargesCents,
      long cashCents,
      long underpaidCents,
      Double grossCollectionRate,
      Double netCollectionRate,
      Integer patientMedianDays,
      Integer insurerMedianDays,
      Integer lagMedianDays,
      Double initialDenialRate) {

    private static Window of(PortfolioWindow window) {
      return new Window(
          window.getDays(),
          window.getChargesCents(),
          window.getCashCents(),
          window.getUnderpaidCents(),
          window.getGrossCollectionRate(),
          window.getNetCollectionRate(),
          median(window.getPatientDaysToPay()),
          median(window.getInsurerDaysToPay()),
          median(window.getPayerLag()),
          window.getInitialDenialRate());
    }

    private static Integer median(DaysToPay days) {
      return days == null ? null : days.getMedian();
    }
  }

  static DailyPoint of(PortfolioKpisDaily daily) {
    return new DailyPoint(
        daily.getAsOf(),
        daily.getInsurer().getReceivableCents(),
        daily.getPatient().getReceivableCents(),
        daily.getInsurer().getCreditCents() + daily.getPatient().getCreditCents(),
        daily.getUnappliedCents(),
        daily.getAgedOver90Share(),
        daily.getDaysInAr(),
        daily.getWindows().stream().map(Window::of).toList());
  }

  /** The window of a length, or null if the day has none. */
  public Window window(int days) {
    return windows.stream().filter(window -> window.days() == days).findFirst().orElse(null);
  }
}
