package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.apache.flink.util.Collector;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.PartyFigures;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AccountKpis;
import org.duebook.wire.WireFormat;

/** Says an account's figures and findings when they are new. */
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

  /** Says what is new, and answers the next day on which that changes by time alone, or null. */
  LocalDate tell(Reading reading, Sides sides, Collector<OutputRecord> out) {
    AccountState state = reading.state();
    AccountFigures figures = AccountFigures.of(reading.position(), ageingClock);
    state.open = figures.isOpen();
    for (Finding finding : figures.findings()) {
      if (state.reported.add(Fingerprints.of(finding))) {
        sides.output(
            Outlets.EXCEPTIONS,
            exceptions.of(
                state.practiceId, state.accountId, finding, reading.day(), reading.now()));
      }
    }
    // Nothing to tell: not yet (facts dated ahead, or waiting for their claim), or not any more
    // (what was here belonged to another account, or bounced).
    if (reading.position().claims().isEmpty() && reading.position().unappliedCents() == 0) {
      if (state.emitted != AccountState.NOTHING) {
        state.emitted = AccountState.NOTHING;
        out.collect(new OutputRecord(reading.key(), null));
      }
      return figures.changesOn();
    }
    AccountKpis kpis =
        AccountKpisRecord.of(state.practiceId, state.accountId, figures, reading.now());
    long fingerprint = fingerprint(kpis, agesFrom(figures.insurer()), agesFrom(figures.patient()));
    if (fingerprint != state.emitted && saysOnlyThatAgeingBegins(kpis, figures, state)) {
      return Told.earlier(figures.changesOn(), reading.day().plusDays(1));
    }
    if (fingerprint != state.emitted || (isLastOfReplay(reading.day()) && hasAge(kpis))) {
      state.emitted = fingerprint;
      out.collect(new OutputRecord(reading.key(), wireFormat.encode(kpis)));
    }
    return figures.changesOn();
  }

  /**
   * Of what the figures say but for the passing of days: a record names its day, so whoever reads
   * it knows how old the oldest balance has become since.
   */
  private long fingerprint(AccountKpis kpis, Integer insurerAgesFrom, Integer patientAgesFrom) {
    Integer insurerDays = kpis.getInsurer().getOldestDays();
    Integer patientDays = kpis.getPatient().getOldestDays();
    kpis.getInsurer().setOldestDays(insurerAgesFrom);
    kpis.getPatient().setOldestDays(patientAgesFrom);
    long fingerprint = fingerprints.of(kpis);
    kpis.getInsurer().setOldestDays(insurerDays);
    kpis.getPatient().setOldestDays(patientDays);
    return fingerprint;
  }

  private static Integer agesFrom(PartyFigures party) {
    // What is not of an age yet, since its day is ahead, does not grow older from day to day.
    return party.oldestOn() == null
        ? party.oldestDays()
        : (Integer) Math.toIntExact(party.oldestOn().toEpochDay());
  }

  /**
   * Whether the account was told with a balance whose day was ahead, and the day has come: the
   * record would say the same again. It is told when the balance is a day old.
   */
  private boolean saysOnlyThatAgeingBegins(
      AccountKpis kpis, AccountFigures figures, AccountState state) {
    Integer insurer = zeroOr(figures.insurer());
    Integer patient = zeroOr(figures.patient());
    return fingerprint(kpis, insurer, patient) == state.emitted;
  }

  /** What {@link #agesFrom} says of a balance of no age, as long as its day is ahead. */
  private static Integer zeroOr(PartyFigures party) {
    return party.oldestDays() != null && party.oldestDays() == 0
        ? Integer.valueOf(0)
        : agesFrom(party);
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
}
