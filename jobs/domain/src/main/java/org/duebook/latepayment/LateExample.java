package org.duebook.latepayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;

/**
 * What was known of a share at the end of one day, with what became of it.
 *
 * <p>It is made when the outcome is known, from the facts dated on or before the snapshot: what
 * arrived late is in it if it had happened by then, and nothing that happened afterwards is. So the
 * same history gives the same examples in whatever order it arrives.
 *
 * @param outcome what became of the share
 * @param on the day at whose end it was looked at
 * @param ageDays days from the share's clock to that day; 0 at its release
 * @param share the share as it stood
 */
public record LateExample(ShareOutcome outcome, LocalDate on, int ageDays, OpenShare share) {

  /**
   * The snapshots of a share whose outcome is known: at its release and at each ageing boundary at
   * which it was still open.
   *
   * @param ledger of the account
   * @param outcome of one of its shares
   * @param rules the practice's settings
   */
  public static List<LateExample> of(
      AccountLedger ledger, ShareOutcome outcome, LedgerRules rules, LateHorizons horizons) {
    List<LateExample> examples = new ArrayList<>();
    for (int age : horizons.snapshotAges(outcome.party())) {
      LocalDate day = outcome.responsibleOn().plusDays(age);
      if (!day.isBefore(outcome.knownOn())) {
        break;
      }
      AccountPosition then = ledger.position(day, rules);
      OpenShare share =
          new AccountShares(then, horizons, rules.reasonCodes(), rules.calendar())
              .open(outcome.claimId(), outcome.party());
      if (share != null && share.responsibleOn().equals(outcome.responsibleOn())) {
        examples.add(new LateExample(outcome, day, age, share));
      }
    }
    return examples;
  }
}
