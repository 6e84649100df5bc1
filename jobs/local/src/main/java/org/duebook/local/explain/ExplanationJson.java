package org.duebook.local.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.followup.AccountActivities;
import org.duebook.followup.FollowUpScore;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Finding;
import org.duebook.ledger.Party;

/**
 * The whole explanation as one JSON document: the same as the text, amounts in cents, every feature
 * with its value.
 */
final class ExplanationJson {
  private ExplanationJson() {}

  /** The document; the parameters are those of the text. */
  static Map<String, Object> of(
      AccountExplanation explanation, String claimId, String currency, long refused) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("practiceId", explanation.practiceId());
    all.put("accountId", explanation.accountId());
    all.put("asOf", explanation.position().asOf());
    all.put("currency", currency);
    all.put("zone", explanation.calendar().zone());
    all.put("policyId", explanation.policyId());
    all.put("refusedRecords", refused);
    all.put(
        "claims",
        explanation.claims().stream()
            .filter(claim -> claimId == null || claimId.equals(claim.position().claimId()))
            .map(ExplanationJson::claim)
            .toList());
    all.put("account", account(explanation));
    all.put(
        "scores",
        explanation.scores().stream()
            .filter(score -> claimId == null || claimId.equals(score.claimId()))
            .map(ExplanationJson::score)
            .toList());
    List<NextStep> steps = explanation.steps(claimId);
    all.put("patient", step(steps.get(0)));
    all.put("payers", steps.subList(1, steps.size()).stream().map(ExplanationJson::step).toList());
    all.put("nextChangeOn", explanation.plan().nextChangeOn());
    return all;
  }

  private static Map<String, Object> claim(AccountExplanation.Claim claim) {
    ClaimPosition position = claim.position();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("claimId", position.claimId());
    map.put("chargeCents", position.chargeCents());
    map.put("contractualCents", position.contractualCents());
    map.put("patientShareCents", position.patientShareCents());
    map.put("insurerCashCents", position.insurerCashCents());
    map.put("patientCashCents", position.patientCashCents());
    map.put("insurerWriteOffCents", position.insurerWriteOffCents());
    map.put("patientWriteOffCents", position.patientWriteOffCents());
    map.put("insurerOpenCents", position.insurerOpenCents());
    map.put("patientOpenCents", position.patientOpenCents());
    map.put("serviceDate", position.serviceDate());
    map.put("billedOn", position.billedOn());
    map.put("patientResponsibleOn", position.patientResponsibleOn());
    map.put("firstStatementOn", position.firstStatementOn());
    map.put("insurerSettledOn", position.insurerSettledOn());
    map.put("patientSettledOn", position.patientSettledOn());
    map.put("insurerCreditSince", position.insurerCreditSince());
    map.put("patientCreditSince", position.patientCreditSince());
    map.put("facts", facts(claim.facts()));
    map.put("findings", findings(claim.findings()));
    return map;
  }

  private static List<Map<String, Object>> facts(List<ToldFact> facts) {
    return facts.stream()
        .map(
            told -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("eventId", told.fact().eventId());
              map.put("on", told.on());
              map.put("text", FactText.of(told.fact()));
              map.put("counts", told.standing() == null);
              map.put("standing", told.standing());
              return map;
            })
        .toList();
  }

  private static List<Map<String, Object>> findings(List<Finding> findings) {
    return findings.stream()
        .map(
            finding -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("kind", finding.kind());
              map.put("amountCents", finding.amountCents());
              map.put("detail", finding.detail());
              map.put("eventId", finding.eventId());
              return map;
            })
        .toList();
  }

  private static Map<String, Object> account(AccountExplanation explanation) {
    AccountExplanation.Account account = explanation.account();
    AccountActivities activities = account.activities();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("unappliedCents", explanation.position().unappliedCents());
    map.put("lastPaymentOn", explanation.position().lastPaymentOn());
    map.put("firstStatementOn", explanation.position().firstStatementOn());
    map.put("onHold", activities.onHold());
    map.put("disputeOpen", activities.disputeOpen());
    map.put("assistanceAppliedOn", activities.appliedForAssistanceOn());
    map.put("screened", activities.screened());
    map.put("agencyPlacedOn", activities.agencyPlacedOn());
    map.put("planStartedOn", activities.plan() == null ? null : activities.plan().startedOn());
    map.put("finalNoticeOn", activities.finalNoticeOn());
    map.put("nextVisitOn", activities.nextVisitOn());
    map.put("lastStatementOn", activities.lastStatementOn());
    map.put("contactsOn", activities.contacts());
    map.put("callAttemptsOn", activities.callAttempts());
    map.put("reachableChannels", activities.channels().reachable().stream().sorted().toList());
    map.put("activities", facts(account.told()));
    map.put("unapplied", facts(account.unapplied()));
    map.put("waiting", facts(account.waiting()));
    map.put("findings", findings(account.findings()));
    return map;
  }

  private static Map<String, Object> score(ShareScore score) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("party", score.party() == Party.PATIENT ? "PATIENT" : "INSURER");
    map.put("claimId", score.claimId());
    map.put("openCents", score.openCents());
    map.put("responsibleOn", score.responsibleOn());
    map.put("alreadyLate", score.alreadyLate());
    map.put("lateProbability", score.probability());
    map.put("modelId", score.modelId());
    map.put(
        "features",
        score.features().stream()
            .map(
                feature -> {
                  Map<String, Object> each = new LinkedHashMap<>();
                  each.put("name", feature.name());
                  each.put("value", feature.value());
                  each.put("effect", feature.effect());
                  return each;
                })
            .toList());
    return map;
  }

  private static Map<String, Object> step(NextStep step) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("claimId", step.claimId());
    map.put("action", step.action());
    map.put("channel", step.channel());
    map.put("payerId", step.payerId());
    map.put("worth", step.chosen() == null ? null : worth(step.chosen()));
    map.put(
        "reasons",
        step.reasons().stream()
            .map(
                reason -> {
                  Map<String, Object> each = new LinkedHashMap<>();
                  each.put("code", reason.code());
                  each.put("text", reason.text());
                  return each;
                })
            .toList());
    map.put("alternates", step.alternates());
    map.put("deadlineOn", step.deadlineOn());
    map.put("notBefore", step.notBefore());
    map.put("nextCheckOn", step.nextCheckOn());
    map.put("goesAwayWhen", step.goesAwayWhen());
    map.put("choices", step.choices().stream().map(ExplanationJson::choice).toList());
    return map;
  }

  private static Map<String, Object> worth(NextStep.Weighed weighed) {
    FollowUpScore score = weighed.score();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("amountCents", weighed.amountCents());
    map.put("lateProbability", score.lateProbability());
    map.put("expectedLateCents", score.expectedLateCents());
    map.put("recoverProbability", score.recoverProbability());
    map.put("costCents", score.costCents());
    map.put("valueCents", weighed.valueCents());
    map.put("urgency", score.urgency());
    map.put("priorityCents", weighed.priorityCents());
    map.put("fallback", score.fallback());
    map.put("owed", weighed.isOwed());
    return map;
  }

  private static Map<String, Object> choice(NextStep.Choice choice) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("gate", choice.gate());
    map.put("action", choice.verdict().action());
    map.put("eligible", choice.verdict().eligible());
    map.put("chosen", choice.chosen());
    map.put("text", choice.verdict().text());
    map.put("amountCents", choice.verdict().amountCents());
    map.put("valueCents", choice.verdict().valueCents());
    map.put("priorityCents", choice.verdict().priorityCents());
    return map;
  }
}
