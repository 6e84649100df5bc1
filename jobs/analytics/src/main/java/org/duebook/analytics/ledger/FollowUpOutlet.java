package org.duebook.analytics.ledger;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.duebook.analytics.followup.FollowUpRecords;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.latepayment.LateScoring;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.worklist.FollowUpChange;
import org.duebook.analytics.worklist.OpenFollowUp;
import org.duebook.followup.AccountPlan;
import org.duebook.followup.PatientAction;
import org.duebook.followup.PayerAction;
import org.duebook.followup.Planner;
import org.duebook.followup.Policy;
import org.duebook.latepayment.AccountShares;
import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Party;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.wire.WireFormat;

/**
 * Says what to do next about an account and its claims when that is new, and takes back what is not
 * to be done any more.
 */
final class FollowUpOutlet {
  private final LateHorizons horizons;
  private final WireFormat wireFormat;
  private final Fingerprints.OfFigures patientFingerprints =
      new Fingerprints.OfFigures(PatientFollowUp.getClassSchema());
  private final Fingerprints.OfFigures payerFingerprints =
      new Fingerprints.OfFigures(PayerFollowUp.getClassSchema());

  FollowUpOutlet(LateHorizons horizons, WireFormat wireFormat) {
    this.horizons = horizons;
    this.wireFormat = wireFormat;
  }

  /** Says what is new, and answers the next day on which the plan may change by time alone. */
  LocalDate tell(Reading reading, GuidanceInForce guidance, Sides sides) {
    BusinessCalendar calendar = reading.rules().calendar();
    Policy policy = guidance.policies().forPractice(reading.state().practiceId);
    LateScoring scores =
        new LateScoring(
            () ->
                new AccountShares(
                    reading.position(), horizons, reading.rules().reasonCodes(), calendar),
            guidance.model(Party.PATIENT, ModelRole.CHAMPION),
            guidance.model(Party.INSURER, ModelRole.CHAMPION));
    AccountPlan plan = Planner.plan(reading.position(), policy, reading.rules(), scores);
    tellPatient(plan, policy, reading, sides);
    Set<String> gone = new HashSet<>(reading.state().payerFollowUps.keySet());
    for (org.duebook.followup.PayerFollowUp followUp : plan.claims()) {
      gone.remove(followUp.claimId());
      tellPayer(followUp, policy, reading, sides);
    }
    gone.forEach(claimId -> withdraw(claimId, policy, reading, sides));
    return plan.nextChangeOn();
  }

  /** Takes back what stands. */
  void withdrawAll(Reading reading, GuidanceInForce guidance, Sides sides) {
    Policy policy = guidance.policies().forPractice(reading.state().practiceId);
    withdrawPatient(policy, reading, sides);
    Set.copyOf(reading.state().payerFollowUps.keySet())
        .forEach(claimId -> withdraw(claimId, policy, reading, sides));
  }

  private static void withdrawPatient(Policy policy, Reading reading, Sides sides) {
    if (reading.state().patientFollowUp != AccountState.NOTHING) {
      reading.state().patientFollowUp = AccountState.NOTHING;
      sides.output(LedgerFunction.PATIENT_FOLLOW_UPS, new OutputRecord(reading.key(), null));
      change(FollowUpKind.PATIENT, reading.key(), policy, reading, sides);
    }
  }

  private void tellPatient(AccountPlan plan, Policy policy, Reading reading, Sides sides) {
    AccountState state = reading.state();
    if (plan.patient() == null) {
      withdrawPatient(policy, reading, sides);
      return;
    }
    PatientFollowUp followUp =
        FollowUpRecords.of(
            plan.patient(), state.practiceId, state.accountId, reading.day(), reading.now());
    long fingerprint = patientFingerprints.of(followUp);
    if (fingerprint == state.patientFollowUp) {
      return;
    }
    state.patientFollowUp = fingerprint;
    sides.output(
        LedgerFunction.PATIENT_FOLLOW_UPS,
        new OutputRecord(reading.key(), wireFormat.encode(followUp)));
    PatientAction action = plan.patient().action();
    boolean isWork =
        action != PatientAction.NO_ACTION
            && action != PatientAction.HOLD
            && plan.patient().notBefore() == null;
    change(
        new OpenFollowUp(
            reading.key(),
            FollowUpKind.PATIENT,
            action.name(),
            plan.patient().priorityCents(),
            epochDay(plan.patient().deadlineOn())),
        !isWork,
        policy,
        reading,
        sides);
  }

  private void tellPayer(
      org.duebook.followup.PayerFollowUp planned, Policy policy, Reading reading, Sides sides) {
    AccountState state = reading.state();
    PayerFollowUp followUp =
        FollowUpRecords.of(
            planned, state.practiceId, state.accountId, reading.day(), reading.now());
    long fingerprint = payerFingerprints.of(followUp);
    Long before = state.payerFollowUps.put(planned.claimId(), fingerprint);
    if (before != null && before == fingerprint) {
      return;
    }
    String key = AccountKey.of(state.practiceId, planned.claimId());
    sides.output(
        LedgerFunction.PAYER_FOLLOW_UPS, new OutputRecord(key, wireFormat.encode(followUp)));
    boolean isWork =
        planned.action() != PayerAction.NO_ACTION && planned.action() != PayerAction.HOLD;
    change(
        new OpenFollowUp(
            key,
            FollowUpKind.PAYER,
            planned.action().name(),
            planned.priorityCents(),
            epochDay(planned.deadlineOn())),
        !isWork,
        policy,
        reading,
        sides);
  }

  private static void withdraw(String claimId, Policy policy, Reading reading, Sides sides) {
    reading.state().payerFollowUps.remove(claimId);
    String key = AccountKey.of(reading.state().practiceId, claimId);
    sides.output(LedgerFunction.PAYER_FOLLOW_UPS, new OutputRecord(key, null));
    change(FollowUpKind.PAYER, key, policy, reading, sides);
  }

  private static int epochDay(LocalDate day) {
    return day == null ? OpenFollowUp.NO_DEADLINE : Math.toIntExact(day.toEpochDay());
  }

  /** A follow-up is gone. */
  private static void change(
      FollowUpKind kind, String key, Policy policy, Reading reading, Sides sides) {
    OpenFollowUp gone =
        new OpenFollowUp(key, kind, PatientAction.NO_ACTION.name(), 0, OpenFollowUp.NO_DEADLINE);
    change(gone, true, policy, reading, sides);
  }

  private static void change(
      OpenFollowUp followUp, boolean gone, Policy policy, Reading reading, Sides sides) {
    sides.output(
        LedgerFunction.FOLLOW_UP_CHANGES,
        new FollowUpChange(reading.state().practiceId, followUp, gone, policy.worklist().size()));
  }
}
