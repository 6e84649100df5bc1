package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.apache.flink.util.Collector;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AccountKpis;
import org.duebook.wire.WireFormat;

/** Says an account's figures and findings when they are new, and what it adds to portfolios. */
final class FigureOutlet {
  private final AgeingClock ageingClock;
  private final Pace pace;
  private final Exceptions exceptions;
  private final WireFormat wireFormat;
  private final Fingerprints.OfFigures fingerprints =
      new Fingerprints.OfFigures(AccountKpis.getClassSchema());

  FigureOutlet(AgeingClock ageingClock, Pace pace, Exceptions exceptions, WireFormat wireFormat) {
    this.ageingClock = ageingClock;
    this.pace = pace;
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
    if (reading.isAnother()) {
      // Portfolios age their sums by themselves.
      contribute(reading, sides);
    }
    // Nothing to tell: not yet (facts dated ahead, or waiting for their claim), or not any more
    // (what was here belonged to another account, or bounced).
    boolean nothing =
        reading.position().claims().isEmpty() && reading.position().unappliedCents() == 0;
    AccountKpis kpis =
        nothing
            ? null
            : AccountKpisRecord.of(state.practiceId, state.accountId, figures, reading.now());
    long fingerprint = nothing ? AccountState.NOTHING : fingerprint(kpis, reading.day());
    if (fingerprint != state.emitted
        || (!nothing && isLastOfReplay(reading.day()) && hasAge(kpis))) {
      state.emitted = fingerprint;
      byte[] value = nothing ? null : wireFormat.encode(kpis);
      out.collect(new OutputRecord(reading.key(), value));
    }
    return figures;
  }

  /**
   * Of what the figures say but for the passing of days: a record names its day, so whoever reads
   * it knows how old the oldest balance has become since.
   */
  private long fingerprint(AccountKpis kpis, LocalDate day) {
    Integer insurerDays = kpis.getInsurer().getOldestDays();
    Integer patientDays = kpis.getPatient().getOldestDays();
    kpis.getInsurer().setOldestDays(since(insurerDays, day));
    kpis.getPatient().setOldestDays(since(patientDays, day));
    long fingerprint = fingerprints.of(kpis);
    kpis.getInsurer().setOldestDays(insurerDays);
    kpis.getPatient().setOldestDays(patientDays);
    return fingerprint;
  }

  private static Integer since(Integer days, LocalDate day) {
    // What is not of an age yet, since its day is ahead, does not grow older from day to day.
    return days == null || days == 0 ? days : (Integer) Math.toIntExact(day.toEpochDay() - days);
  }

  /** The as-of day of a replay is what it is asked for: there every age is told. */
  boolean isLastOfReplay(LocalDate day) {
    return pace instanceof Pace.Replay replay && day.equals(replay.horizon());
  }

  private static boolean hasAge(AccountKpis kpis) {
    return isAged(kpis.getInsurer().getOldestDays()) || isAged(kpis.getPatient().getOldestDays());
  }

  private static boolean isAged(Integer days) {
    return days != null && days > 0;
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
