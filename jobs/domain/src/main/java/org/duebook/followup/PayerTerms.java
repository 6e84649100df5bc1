package org.duebook.followup;

/**
 * What the practice knows of a payer or of a class of payers.
 *
 * @param filing how long after the service a claim may be sent
 * @param corrected how long after a denial a corrected claim may be sent
 * @param appeal how long after a decision it may be appealed
 * @param grossToNet the part of a charge that the payer usually pays, 0 to 1
 * @param lagDays the 90th percentile of its days to the first answer
 */
public record PayerTerms(
    Limit filing, Limit corrected, Limit appeal, double grossToNet, int lagDays) {
  /** Checks the shares. */
  public PayerTerms {
    PolicyRange.share("gross-to-net", grossToNet);
    PolicyRange.atLeast("lag-days", lagDays, 0);
  }
}
