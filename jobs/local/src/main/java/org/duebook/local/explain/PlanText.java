package org.duebook.local.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.duebook.followup.FollowUpReason;
import org.duebook.followup.Verdict;
import org.duebook.latepayment.LateFeature;
import org.duebook.ledger.Party;
import org.duebook.local.terminal.Money;

/** Tells what is to be done and why, what it is worth, and what was weighed beside it. */
final class PlanText {
  private static final int ACTION_WIDTH = 25;

  private final AccountExplanation explanation;

  PlanText(AccountExplanation explanation) {
    this.explanation = explanation;
  }

  /** One line a side: the action and what it is worth. */
  void summary(Page page, NextStep step) {
    String who = step.claimId() == null ? "patient" : "claim " + step.claimId();
    String what =
        step.action() == null
            ? "nothing is open"
            : "%s, value %s, priority %s"
                .formatted(
                    step.action(),
                    Money.of(step.chosen().valueCents()),
                    Money.of(step.chosen().priorityCents()));
    page.wrapped("    ", who + ": " + what);
  }

  void scores(Page page, List<ShareScore> scores) {
    page.heading("Late scores");
    if (scores.isEmpty()) {
      page.wrapped("  ", "nothing is open, so nothing is scored");
    }
    for (ShareScore score : scores) {
      score(page, score);
    }
  }

  private static void score(Page page, ShareScore score) {
    String party = score.party() == Party.PATIENT ? "patient" : "insurers";
    page.part(
        "  %s, claim %s: %s open since %s"
            .formatted(party, score.claimId(), Money.of(score.openCents()), score.responsibleOn()));
    if (score.probability() == null) {
      page.wrapped("    ", "no model: the policy's prior holds, by age");
      page.wrapped("    ", "what a model would know (features of value 0 left out):");
    } else if (score.alreadyLate()) {
      page.wrapped("    ", "late already: its horizon has passed, so no model is asked");
      page.wrapped("    ", "features (those of value 0 left out):");
    } else {
      page.wrapped(
          "    ",
          "paid late with probability %s, says %s"
              .formatted(number(score.probability()), score.modelId()));
      page.wrapped(
          "    ",
          "features and their effect on the log-odds of paying late (those of value 0 and without"
              + " effect left out):");
    }
    for (ShareScore.Feature feature : score.features()) {
      double effect = feature.effect() == null || score.alreadyLate() ? 0 : feature.effect();
      if (feature.value() != 0 || effect != 0) {
        page.wrapped(
            "    ",
            Page.padded(feature.name(), longestFeature() + 2).replace(' ', '.')
                + " "
                + number(feature.value())
                + (feature.effect() == null || score.alreadyLate()
                    ? ""
                    : String.format(Locale.ROOT, " (%+.3f)", effect)));
      }
    }
  }

  private static int longestFeature() {
    return LateFeature.ALL.stream().mapToInt(it -> it.name().length()).max().orElse(0);
  }

  void step(Page page, NextStep step) {
    page.heading(
        step.claimId() == null
            ? "Next: the patient's side of the account"
            : "Next: the insurers' side of claim " + step.claimId());
    if (step.action() == null) {
      page.wrapped("  ", "nothing is open, so there is no follow-up");
      choices(page, step);
      return;
    }
    String how = step.channel() == null ? "" : " by " + step.channel();
    String with = step.payerId() == null ? "" : " with " + step.payerId();
    page.wrapped("  ", step.action() + how + with);
    page.part("  why");
    for (FollowUpReason reason : step.reasons()) {
      page.wrapped("    ", reason.code() + ": " + reason.text());
    }
    worth(page, step.chosen());
    page.part("  when");
    page.item("deadline", day(step.deadlineOn()));
    page.item(
        "not before",
        step.notBefore() == null
            ? "now"
            : step.notBefore()
                .atZone(explanation.calendar().zone())
                .toLocalDateTime()
                .toString()
                .replace('T', ' '));
    page.item("next check", day(step.nextCheckOn()));
    page.item("goes away when", step.goesAwayWhen());
    page.item(
        "also possible",
        step.alternates().isEmpty() ? "nothing else now" : String.join(", ", step.alternates()));
    choices(page, step);
  }

  private static String day(LocalDate day) {
    return day == null ? "none" : day.toString();
  }

  private static void worth(Page page, NextStep.Weighed weighed) {
    page.part("  what it is worth");
    String value = Money.of(weighed.valueCents());
    if (weighed.amountCents() == 0) {
      page.item("value", value + ": it brings no money by itself");
    } else if (weighed.isOwed()) {
      page.item("value", value + ": owed to others or to the rules, not weighed against its cost");
    } else if (weighed.isProduct()) {
      page.item("value", product(weighed) + " = " + value);
    } else {
      page.item("value", value + ": a recommendation, not withheld though it may cost more");
    }
    page.item(
        "priority",
        "%s = value %s × urgency %s"
            .formatted(
                Money.of(weighed.priorityCents()), value, number(weighed.score().urgency())));
    if (weighed.score().lateProbability() != null) {
      page.item(
          "late",
          "probability %s, expected %s%s%s"
              .formatted(
                  number(weighed.score().lateProbability()),
                  weighed.score().expectedLateCents() == null
                      ? "-"
                      : Money.of(weighed.score().expectedLateCents()),
                  weighed.score().fallback() ? "; the policy's prior, no model's word" : "",
                  weighed.lateCounts() ? "" : "; no factor of this value"));
    }
  }

  private static String product(NextStep.Weighed weighed) {
    String late =
        weighed.lateCounts() && weighed.score().lateProbability() != null
            ? " × late " + number(weighed.score().lateProbability())
            : "";
    return "R %s%s × %s %s − cost %s"
        .formatted(
            Money.of(weighed.amountCents()),
            late,
            weighed.lateCounts() ? "recovery" : "success",
            number(weighed.score().recoverProbability()),
            Money.of(weighed.score().costCents()));
  }

  private static void choices(Page page, NextStep step) {
    page.part("  every gate and action (=> chosen, + eligible, - not)");
    String gate = "";
    for (NextStep.Choice choice : step.choices()) {
      if (!choice.gate().equals(gate)) {
        gate = choice.gate();
        page.wrapped("  ", gate);
      }
      Verdict verdict = choice.verdict();
      String mark = choice.chosen() ? "=>" : verdict.eligible() ? " +" : " -";
      String worth =
          verdict.valueCents() == null
              ? ""
              : " [value %s, priority %s]"
                  .formatted(Money.of(verdict.valueCents()), Money.of(verdict.priorityCents()));
      page.wrapped(
          "   " + mark + " " + Page.padded(verdict.action(), ACTION_WIDTH), verdict.text() + worth);
    }
  }

  /** Up to four digits behind the point, without idle zeros. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
