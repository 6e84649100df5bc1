package org.duebook.analytics.ledger;

import org.duebook.analytics.portfolio.Contribution;
import org.duebook.kpi.AgeingClock;

/** Tells the portfolios by how much an account adds something else than before. */
final class ContributionOutlet {
  private final AgeingClock ageingClock;

  ContributionOutlet(AgeingClock ageingClock) {
    this.ageingClock = ageingClock;
  }

  /** Tells what is new. Portfolios age their sums by themselves, so time alone changes nothing. */
  void tell(Reading reading, Sides sides) {
    AccountState state = reading.state();
    state
        .contributed
        .differenceTo(reading.position(), ageingClock)
        .byPayer()
        .forEach(
            (payer, change) ->
                sides.output(
                    LedgerFunction.CONTRIBUTIONS,
                    new Contribution(
                        state.practiceId,
                        payer,
                        Math.toIntExact(reading.day().toEpochDay()),
                        change)));
    state.contributed = Contributed.of(reading.position(), ageingClock);
  }
}
