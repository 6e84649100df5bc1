package org.duebook.followup;

import static org.duebook.followup.Option.chosen;
import static org.duebook.followup.Option.collecting;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PatientAction.AGENCY_REVIEW;
import static org.duebook.followup.PatientAction.SCREEN_ASSISTANCE;
import static org.duebook.followup.PatientAction.SMALL_BALANCE_WRITE_OFF;
import static org.duebook.followup.PatientAction.WRITE_OFF_REVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a person decides when collecting does not go on as usual. */
final class PatientReviews {
  private final PatientAccount account;
  private final AccountActivities activities;
  private final Horizon horizon;
  private final PatientPolicy policy;
  private final Weighing weighing;
  private final long asked;

  PatientReviews(PatientAccount account, Weighing weighing) {
    this.account = account;
    this.activities = account.activities();
    this.horizon = account.horizon();
    this.policy = account.policy().patient();
    this.weighing = weighing;
    this.asked = account.askedCents();
  }

  List<Option<PatientAction>> options() {
    return List.of(smallBalance(), screen(), agency());
  }

  private Option<PatientAction> smallBalance() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(SMALL_BALANCE_WRITE_OFF, bar);
    }
    long balance = account.balanceCents();
    if (balance > policy.smallBalance().mostCents()) {
      return refused(SMALL_BALANCE_WRITE_OFF, "the balance is not small");
    }
    if (account.statements() == 0) {
      return refused(SMALL_BALANCE_WRITE_OFF, "no statement was sent");
    }
    if (account.shares().stream().anyMatch(share -> share.copayCents() > 0)) {
      return refused(SMALL_BALANCE_WRITE_OFF, "there is a copay in the balance");
    }
    LocalDate visitOn = activities.nextVisitOn();
    if (visitOn != null && horizon.isWithin(policy.smallBalance().noVisitDays(), visitOn)) {
      return refused(SMALL_BALANCE_WRITE_OFF, "a visit is near");
    }
    if (!horizon.daysSince(lastMoveOn(), policy.smallBalance().quietDays())) {
      return refused(SMALL_BALANCE_WRITE_OFF, "the account is not quiet for long enough");
    }
    return chosen(
        SMALL_BALANCE_WRITE_OFF,
        PatientGate.SMALL_BALANCE,
        weighing.advice(SMALL_BALANCE_WRITE_OFF, balance, null),
        null,
        "SMALL_AND_QUIET",
        "the balance is small, was billed, and nothing has moved for long");
  }

  /** When something was last billed, paid or heard; what we do to remind the patient is none. */
  private LocalDate lastMoveOn() {
    Stream<LocalDate> released = account.shares().stream().map(PatientShare::responsibleOn);
    Stream<LocalDate> moves =
        Stream.of(
            activities.lastStatementOn(),
            account.lastPatientPaymentOn(),
            activities.lastHeardOn(),
            activities.lastVisitOn());
    return Stream.concat(released, moves)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private Option<PatientAction> screen() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(SCREEN_ASSISTANCE, bar);
    }
    if (activities.screened()) {
      return refused(SCREEN_ASSISTANCE, "the patient was screened");
    }
    boolean selfPay = account.shares().stream().anyMatch(PatientShare::isSelfPay);
    if (!selfPay && asked < policy.screenFromCents() && agencyBar() != null) {
      return refused(
          SCREEN_ASSISTANCE, "insured, the balance is not large, and no agency is considered");
    }
    return chosen(
        SCREEN_ASSISTANCE,
        PatientGate.SCREEN,
        weighing.owed(asked, null),
        null,
        "NOT_SCREENED",
        "the patient may qualify for financial assistance and was not asked");
  }

  /** Why no agency is considered, apart from screening, or null. */
  private String agencyBar() {
    PatientPolicy.Agency agency = policy.agency();
    LocalDate first = account.position().firstStatementOn();
    if (first == null || !horizon.daysSince(first, agency.daysAfterFirstStatement())) {
      return "the first statement is too recent or was not sent";
    }
    if (account.statements() < agency.statements()) {
      return "too few statements were sent";
    }
    if (account.finalNoticeOn() == null || !account.contactsEnded()) {
      return "the final notice is too recent or was not sent";
    }
    if (asked < agency.fromCents()) {
      return "the balance is too small for an agency";
    }
    LocalDate paidOn = account.lastPatientPaymentOn();
    return paidOn == null || horizon.daysSince(paidOn, agency.daysWithoutPayment())
        ? null
        : "the patient has paid something lately";
  }

  private Option<PatientAction> agency() {
    String bar = account.billingBar();
    if (bar == null) {
      bar = agencyBar();
    }
    if (bar != null) {
      return refused(AGENCY_REVIEW, bar);
    }
    if (!activities.screened()) {
      return refused(AGENCY_REVIEW, "the patient was not screened for assistance");
    }
    return collecting(
        AGENCY_REVIEW,
        PatientGate.AGENCY,
        weighing.patient(AGENCY_REVIEW, asked, null),
        null,
        "NOTHING_HELPED",
        "statements and a final notice brought nothing; a person decides on an agency");
  }

  /**
   * Giving up: only when nothing else is left.
   *
   * @param others what else was weighed
   */
  Option<PatientAction> writeOff(List<Option<PatientAction>> others) {
    String bar = writeOffBar(others);
    if (bar != null) {
      return refused(WRITE_OFF_REVIEW, bar);
    }
    if (asked == 0) {
      return writeOff("MAY_NOT_BE_BILLED", "the patient may not be billed for what is open");
    }
    return others.stream().anyMatch(Option::isNotWorthIt)
        ? writeOff("NOT_WORTH_ITS_COST", "no action is worth its cost")
        : writeOff("NOTHING_LEFT", "everything was tried, and every deadline has passed");
  }

  private Option<PatientAction> writeOff(String code, String text) {
    Worth worth = weighing.advice(WRITE_OFF_REVIEW, account.balanceCents(), null);
    return chosen(WRITE_OFF_REVIEW, PatientGate.WRITE_OFF, worth, null, code, text);
  }

  private String writeOffBar(List<Option<PatientAction>> others) {
    if (account.balanceCents() == 0) {
      return "nothing is open";
    }
    if (others.stream().anyMatch(Option::eligible)) {
      return "something else can be done";
    }
    boolean mayBeBilled = account.shares().stream().anyMatch(share -> share.billableCents() > 0);
    if (!mayBeBilled) {
      return account.isHeld() ? "a hold stands" : null;
    }
    String bar = account.billingBar();
    if (bar != null) {
      return bar;
    }
    boolean worthless = others.stream().anyMatch(Option::isNotWorthIt);
    if (worthless && account.balanceCents() > policy.smallBalance().mostCents()) {
      return null;
    }
    LocalDate first = account.position().firstStatementOn();
    if (first == null || !horizon.daysSince(first, policy.agency().daysAfterFirstStatement())) {
      return "the first statement is too recent or was not sent";
    }
    if (account.finalNoticeOn() != null && !account.contactsEnded()) {
      return "the final notice has not run out";
    }
    ContactPolicy.Statements statements = account.policy().contacts().statements();
    if (!account.contactsEnded()
        && asked >= statements.furtherFromCents()
        && account.anyShareStated(statements.most())) {
      return "a further statement can be sent";
    }
    LocalDate paidOn = account.lastPatientPaymentOn();
    return paidOn == null || horizon.daysSince(paidOn, policy.agency().daysWithoutPayment())
        ? null
        : "the patient has paid something lately";
  }
}
