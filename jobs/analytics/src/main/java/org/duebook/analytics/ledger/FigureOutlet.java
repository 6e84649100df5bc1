package org.duebook.analytics.ledger;

import org.apache.flink.util.Collector;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AccountKpis;
import org.duebook.wire.WireFormat;

/** Says an account's figures and findings when they are new, and what it adds to portfolios. */
final class FigureOutlet {
  private final AgeingClock ageingClock;
  private final Exceptions exceptions;
  private final WireFormat wireFormat;
  private final Fingerprints.OfFigures fingerprints =
      new Fingerprints.OfFigures(AccountKpis.getClassSchema());

  FigureOutlet(AgeingClock ageingClock, Exceptions exceptions, WireFormat wireFormat) {
    this.ageingClock = ageingClock;
    this.exceptions = exceptions;
    this.wireFormat = wireFormat;
  }

  /** Says what is new, and answers the figures. */
  AccountFigures tell(Reading reading, Sides sides, Collector<OutputRecord> out) {
    AccountState state = reading.state();
    AccountFigures figures = AccountFigures.of(reading.position(), ageingClock);
    for (Finding finding : figures.findings()) {
      if (state.reported.add(Fingerprints.of(finding))) {
        sides.output(
            Outlets.EXCEPTIONS,
            exceptions.of(
                state.practiceId, state.accountId, finding, reading.day(), reading.now()));
      }
    }
    contribute(reading, sides);
    // Nothing to tell: not yet (facts dated ahead, or waiting for their claim), or not any more
    // (what was here belonged to another account, or bounced).
    boolean nothing =
        reading.position().claims().isEmpty() && reading.position().unappliedCents() == 0;
    AccountKpis kpis =
        nothing
            ? null
            : AccountKpisRecord.of(state.practiceId, state.accountId, figures, reading.now());
    long fingerprint = nothing ? AccountState.NOTHING : fingerprints.of(kpis);
    if (fingerprint != state.emitted) {
      state.emitted = fingerprint;
      byte[] value = nothing ? null : wireFormat.encode(kpis);
      out.collect(new OutputRecord(reading.key(), value));
    }
    return figures;
  }

  /** Tells the portfolios by how much the account adds something else than before. */
  private void contribute(Reading reading, Sides sides) {
    AccountState state = reading.state();
    AccountContribution contribution = AccountContribution.of(reading.position(), ageingClock);
    contribution
        .minus(state.contributed)
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
    state.contributed = contribution;
  }
}
