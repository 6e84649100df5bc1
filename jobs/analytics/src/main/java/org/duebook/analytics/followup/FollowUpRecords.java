package org.duebook.analytics.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.duebook.followup.LateScore;
import org.duebook.schemas.Channel;
import org.duebook.schemas.FeatureEffect;
import org.duebook.schemas.FollowUpReason;
import org.duebook.schemas.FollowUpScore;
import org.duebook.schemas.PatientAction;
import org.duebook.schemas.PatientAlternate;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerAction;
import org.duebook.schemas.PayerAlternate;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.StatementBreakdown;

/**
 * Writes follow-ups as records. The patient's holds no reason code and no detail of a claim, the
 * payer's none of the patient.
 */
public final class FollowUpRecords {
  private FollowUpRecords() {}

  /** The record of a follow-up with the patient. */
  public static PatientFollowUp of(
      org.duebook.followup.PatientFollowUp followUp,
      String practiceId,
      String accountId,
      LocalDate asOf,
      Instant updatedAt) {
    PatientFollowUp record = new PatientFollowUp();
    record.setPracticeId(practiceId);
    record.setAccountId(accountId);
    record.setAsOf(asOf);
    record.setUpdatedAt(updatedAt);
    record.setAction(PatientAction.valueOf(followUp.action().name()));
    record.setAlternates(
        followUp.alternates().stream()
            .map(
                it ->
                    new PatientAlternate(
                        PatientAction.valueOf(it.action().name()),
                        channel(it.channel()),
                        it.priorityCents(),
                        it.valueCents()))
            .toList());
    record.setReasons(reasons(followUp.reasons()));
    record.setChannel(channel(followUp.channel()));
    record.setPriorityCents(followUp.priorityCents());
    record.setValueCents(followUp.valueCents());
    record.setScore(score(followUp.score()));
    record.setBalanceCents(followUp.balanceCents());
    record.setUnappliedCents(followUp.unappliedCents());
    org.duebook.followup.StatementBreakdown parts = followUp.breakdown();
    record.setBreakdown(
        new StatementBreakdown(
            parts.chargesCents(),
            parts.contractualCents(),
            parts.insurerPaidCents(),
            parts.writtenOffCents(),
            parts.patientPaidCents(),
            parts.dueCents()));
    record.setDeadlineOn(followUp.deadlineOn());
    record.setNotBefore(followUp.notBefore());
    record.setNextCheckOn(followUp.nextCheckOn());
    record.setContactFrom(text(followUp.contactFrom()));
    record.setContactUntil(text(followUp.contactUntil()));
    record.setZone(text(followUp.zone()));
    record.setModelId(followUp.modelId());
    record.setPolicyId(followUp.policyId());
    record.setExplanation(effects(followUp.explanation()));
    return record;
  }

  /** The record of a follow-up with a payer. */
  public static PayerFollowUp of(
      org.duebook.followup.PayerFollowUp followUp,
      String practiceId,
      String accountId,
      LocalDate asOf,
      Instant updatedAt) {
    PayerFollowUp record = new PayerFollowUp();
    record.setPracticeId(practiceId);
    record.setAccountId(accountId);
    record.setClaimId(followUp.claimId());
    record.setPayerId(followUp.payerId());
    record.setAsOf(asOf);
    record.setUpdatedAt(updatedAt);
    record.setAction(PayerAction.valueOf(followUp.action().name()));
    record.setAlternates(
        followUp.alternates().stream()
            .map(
                it ->
                    new PayerAlternate(
                        PayerAction.valueOf(it.action().name()),
                        it.priorityCents(),
                        it.valueCents()))
            .toList());
    record.setReasons(reasons(followUp.reasons()));
    record.setPriorityCents(followUp.priorityCents());
    record.setValueCents(followUp.valueCents());
    record.setScore(score(followUp.score()));
    record.setBalanceCents(followUp.balanceCents());
    record.setAmountCents(followUp.amountCents());
    record.setDenialCodes(followUp.denialCodes());
    record.setDeadlineOn(followUp.deadlineOn());
    record.setNotBefore(followUp.notBefore());
    record.setNextCheckOn(followUp.nextCheckOn());
    record.setModelId(followUp.modelId());
    record.setPolicyId(followUp.policyId());
    record.setExplanation(effects(followUp.explanation()));
    return record;
  }

  private static Channel channel(org.duebook.ledger.ActivityFact.Channel channel) {
    return channel == null ? null : Channel.valueOf(channel.name());
  }

  private static String text(ZoneId zone) {
    if (zone == null) {
      return null;
    }
    // Java calls UTC by one letter, which people take for a slip.
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String text(LocalTime time) {
    return time == null ? null : time.toString();
  }

  private static List<FollowUpReason> reasons(List<org.duebook.followup.FollowUpReason> reasons) {
    return reasons.stream().map(it -> new FollowUpReason(it.code(), it.text())).toList();
  }

  private static FollowUpScore score(org.duebook.followup.FollowUpScore score) {
    return new FollowUpScore(
        score.lateProbability(),
        score.expectedLateCents(),
        score.recoverProbability(),
        score.costCents(),
        score.urgency(),
        score.fallback());
  }

  private static List<FeatureEffect> effects(List<LateScore.Effect> effects) {
    return effects.stream().map(it -> new FeatureEffect(it.feature(), it.effect())).toList();
  }
}
