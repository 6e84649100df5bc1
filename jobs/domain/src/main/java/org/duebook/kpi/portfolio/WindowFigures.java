package org.duebook.kpi.portfolio;

import java.util.List;
import java.util.Map;
import org.duebook.kpi.Durations;
import org.duebook.ledger.WriteOffFact;

/**
 * A portfolio's figures of the days that end on the as-of day. Ratios are null where there is
 * nothing to divide by.
 *
 * @param days length of the window
 * @param chargesCents charged on claims first billed in it
 * @param cashCents received less given back and undone, each on its day
 * @param writeOffs declared less taken back, by reason; reasons without any are absent
 * @param recoveriesCents what payments took off write-offs
 * @param underpaidCents what primary payers allowed less than expected
 * @param grossCollectionRate cash ÷ charges
 * @param netCollectionRate of claims served in the window that ended 90 days ago: cash to date ÷
 *     (charges − contractual)
 * @param patientDaysToPay of claims whose patient settled in it
 * @param insurerDaysToPay of claims whose insurers settled in it
 * @param payerLag of claims first explained in it
 * @param paidWithin of shares that the patient became responsible for k days before it, the part
 *     settled in k days
 * @param initialDenialRate of claims first decided in it, the part denied, by count
 * @param initialDenialRateOfCents the same by charge
 */
public record WindowFigures(
    int days,
    long chargesCents,
    long cashCents,
    Map<WriteOffFact.Reason, Long> writeOffs,
    long recoveriesCents,
    long underpaidCents,
    Double grossCollectionRate,
    Double netCollectionRate,
    Durations patientDaysToPay,
    Durations insurerDaysToPay,
    Durations payerLag,
    List<PaidWithin> paidWithin,
    Double initialDenialRate,
    Double initialDenialRateOfCents) {

  /**
   * The part of patient shares settled within some days; the unpaid count too.
   *
   * @param days how many
   * @param share by number, or null
   * @param shareOfCents by amount, or null
   */
  public record PaidWithin(int days, Double share, Double shareOfCents) {}
}
