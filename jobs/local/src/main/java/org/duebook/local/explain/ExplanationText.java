package org.duebook.local.explain;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** The whole explanation as lines for people. */
final class ExplanationText {
  private ExplanationText() {}

  /**
   * The lines.
   *
   * @param explanation what is told
   * @param claimId the only claim to tell of, or null for all
   * @param currency of all amounts
   * @param refused records of the files that the job would refuse, whoever's they are
   */
  static List<String> of(
      AccountExplanation explanation, String claimId, String currency, long refused) {
    Page page = new Page();
    page.heading(
        "Account %s of practice %s as of %s"
            .formatted(
                explanation.accountId(), explanation.practiceId(), explanation.position().asOf()));
    page.wrapped(
        "  ",
        "amounts in %s; policy %s; days in %s"
            .formatted(currency, explanation.policyId(), zone(explanation)));
    if (refused > 0) {
      page.wrapped(
          "  ",
          refused
              + " records of the files are refused and left out, of this or of other accounts;"
              + " replay tells why");
    }
    List<NextStep> steps = explanation.steps(claimId);
    PositionText positions = new PositionText(explanation);
    PlanText plans = new PlanText(explanation);
    page.part("  next");
    steps.forEach(step -> plans.summary(page, step));
    explanation.claims().stream()
        .filter(claim -> isMeant(claimId, claim.position().claimId()))
        .forEach(claim -> positions.claim(claim, page));
    positions.account(page);
    plans.scores(
        page,
        explanation.scores().stream().filter(score -> isMeant(claimId, score.claimId())).toList());
    for (NextStep step : steps) {
      // The tables of a settled claim say eleven times that nothing is owed.
      if (step.claimId() == null || step.action() != null || claimId != null) {
        plans.step(page, step);
      }
    }
    if (explanation.plan().nextChangeOn() != null) {
      page.part(
          "Unless something happens, all of this stays so until "
              + explanation.plan().nextChangeOn()
              + ".");
    }
    return page.lines();
  }

  private static String zone(AccountExplanation explanation) {
    ZoneId zone = explanation.calendar().zone();
    // Java calls UTC by one letter, which people take for a slip.
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static boolean isMeant(String wanted, String claimId) {
    return wanted == null || Objects.equals(wanted, claimId);
  }
}
