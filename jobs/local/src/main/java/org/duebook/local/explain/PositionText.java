package org.duebook.local.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duebook.followup.AccountActivities;
import org.duebook.followup.Instalments;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Finding;
import org.duebook.local.terminal.Money;

/** Tells where a claim and an account stand, with the facts behind it. */
final class PositionText {
  private static final int SHORT_WINDOW_DAYS = 7;
  private static final int LONG_WINDOW_DAYS = 30;

  private final AccountExplanation explanation;
  private final LocalDate asOf;

  PositionText(AccountExplanation explanation) {
    this.explanation = explanation;
    this.asOf = explanation.position().asOf();
  }

  void claim(AccountExplanation.Claim claim, Page page) {
    ClaimPosition position = claim.position();
    page.heading("Claim " + position.claimId());
    amount(page, "charge", position.chargeCents(), "what the live submission bills");
    amount(page, "contractual", -position.contractualCents(), "what contracts take off");
    amount(page, "insurers paid", -position.insurerCashCents(), "");
    amount(page, "patient paid", -position.patientCashCents(), "");
    if (position.insurerWriteOffCents() != 0) {
      amount(page, "written off", -position.insurerWriteOffCents(), "of the insurers' part");
    }
    if (position.patientWriteOffCents() != 0) {
      amount(page, "written off", -position.patientWriteOffCents(), "of the patient's share");
    }
    amount(page, "insurers open", position.insurerOpenCents(), open(position.insurerOpenCents()));
    String share = "of a released share of " + Money.of(position.patientShareCents());
    amount(
        page,
        "patient open",
        position.patientOpenCents(),
        open(position.patientOpenCents()) + " " + share);
    page.part("  clocks");
    clock(page, "service", position.serviceDate());
    clock(page, "billed", position.billedOn());
    clock(page, "patient responsible", position.patientResponsibleOn());
    clock(page, "first statement", position.firstStatementOn());
    clock(page, "insurers settled", position.insurerSettledOn());
    clock(page, "patient settled", position.patientSettledOn());
    clock(page, "insurers' credit", position.insurerCreditSince());
    clock(page, "patient's credit", position.patientCreditSince());
    page.part("  facts behind it");
    FactText.list(page, claim.facts());
    findings(page, claim.findings());
  }

  private static String open(long cents) {
    return cents > 0 ? "to come" : cents < 0 ? "a credit" : "nothing";
  }

  private static void amount(Page page, String label, long cents, String text) {
    page.wrapped("  %-15s %14s  ".formatted(label, Money.of(cents)), text);
  }

  private void clock(Page page, String label, LocalDate day) {
    if (day != null) {
      long days = ChronoUnit.DAYS.between(day, asOf);
      page.wrapped(
          "    %-21s".formatted(label),
          days < 0 ? day + " (ahead)" : String.format(Locale.ROOT, "%s (%,d days ago)", day, days));
    }
  }

  private static void findings(Page page, List<Finding> findings) {
    if (!findings.isEmpty()) {
      page.part("  findings");
      for (Finding finding : findings) {
        String amount =
            finding.amountCents() == null ? "" : " (" + Money.of(finding.amountCents()) + ")";
        page.wrapped("    ", finding.kind() + ": " + finding.detail() + amount);
      }
    }
  }

  void account(Page page) {
    AccountExplanation.Account account = explanation.account();
    page.heading("Account");
    List<ClaimPosition> claims = explanation.position().claims();
    amount(
        page,
        "insurers owe",
        claims.stream().mapToLong(it -> Math.max(0, it.insurerOpenCents())).sum(),
        "");
    amount(
        page,
        "patient owes",
        claims.stream().mapToLong(it -> Math.max(0, it.patientOpenCents())).sum(),
        "");
    amount(
        page,
        "credits",
        claims.stream()
            .mapToLong(
                it -> Math.min(0, it.insurerOpenCents()) + Math.min(0, it.patientOpenCents()))
            .sum(),
        "owed to insurers or the patient");
    amount(page, "unapplied", explanation.position().unappliedCents(), "money that no claim has");
    standing(page, account.activities());
    list(page, "  money that lies unapplied", account.unapplied());
    list(page, "  waiting for a claim or for what it undoes", account.waiting());
    list(page, "  activities about the whole account", account.told());
    findings(page, account.findings());
  }

  private static void list(Page page, String title, List<ToldFact> facts) {
    if (!facts.isEmpty()) {
      page.part(title);
      FactText.list(page, facts);
    }
  }

  private void standing(Page page, AccountActivities activities) {
    page.part("  what stands");
    page.item("holds", activities.onHold() ? "on hold" : "none");
    page.item("dispute", activities.disputeOpen() ? "open" : "none");
    page.item(
        "assistance",
        activities.appliedForAssistanceOn() != null
            ? "applied for on " + activities.appliedForAssistanceOn() + ", not decided"
            : activities.screened() ? "screened" : "not screened");
    page.item("plan", plan(activities.plan()));
    page.itemIfAny("agency since", activities.agencyPlacedOn());
    page.itemIfAny("final notice", activities.finalNoticeOn());
    page.itemIfAny("next visit", activities.nextVisitOn());
    page.item(
        "promises",
        activities.promises().isEmpty()
            ? "none"
            : activities.promises().stream()
                .map(
                    it ->
                        "made "
                            + it.madeOn()
                            + " for "
                            + it.dueOn()
                            + (it.kept()
                                ? " (paid)"
                                : it.dueOn().isBefore(asOf) ? " (broken)" : ""))
                .collect(Collectors.joining("; ")));
    page.item(
        "statements",
        activities.lastStatementOn() == null
            ? "none sent"
            : "last one on " + activities.lastStatementOn());
    page.item(
        "contacts",
        "%d in the last %d days, %d in %d (reminders and conversations)"
            .formatted(
                within(activities.contacts(), SHORT_WINDOW_DAYS),
                SHORT_WINDOW_DAYS,
                within(activities.contacts(), LONG_WINDOW_DAYS),
                LONG_WINDOW_DAYS));
    page.item(
        "call attempts",
        "%d in the last %d days"
            .formatted(within(activities.callAttempts(), SHORT_WINDOW_DAYS), SHORT_WINDOW_DAYS));
    page.item("channels", channels(activities));
  }

  private long within(List<LocalDate> days, int window) {
    return days.stream().filter(day -> day.isAfter(asOf.minusDays(window))).count();
  }

  private static String plan(Instalments plan) {
    return plan == null
        ? "none"
        : "since "
            + plan.startedOn()
            + ", instalments due "
            + plan.dueOn()
            + ", missed "
            + plan.missed();
  }

  private static String channels(AccountActivities activities) {
    StringBuilder text = new StringBuilder();
    for (Channel channel : Channel.values()) {
      boolean reachable = activities.channels().reachable().contains(channel);
      boolean failed = activities.channels().hasFailed(channel);
      boolean optedOut = activities.channels().isOptedOut(channel);
      if (reachable || failed || optedOut) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(FactText.words(channel))
            .append(optedOut ? " opted out" : failed ? " failed" : " works");
      }
    }
    return text.isEmpty() ? "none used yet" : text.toString();
  }
}
