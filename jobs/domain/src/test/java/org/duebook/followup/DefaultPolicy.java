package org.duebook.followup;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.followup.ContactPolicy.Cap;
import org.duebook.followup.WorthPolicy.PatientWorth;
import org.duebook.followup.WorthPolicy.PayerWorth;
import org.duebook.followup.WorthPolicy.Urgency;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.PayerClass;

/** The numbers of section 5 of the contract page, and the assumed chances that ship with them. */
public final class DefaultPolicy {
  /** The policy that ships. */
  public static final Policy POLICY =
      new Policy(
          "default",
          contacts(),
          patient(),
          payers(),
          new CreditPolicy(14, 60, 30),
          worth(),
          new Policy.WorklistPolicy(200, Duration.ofSeconds(5)),
          30);

  private DefaultPolicy() {}

  public static ContactPolicy contacts() {
    return new ContactPolicy(
        Set.of(new Cap(2, 7), new Cap(6, 30)),
        3,
        LocalTime.of(8, 0),
        LocalTime.of(21, 0),
        Set.of(Channel.SMS, Channel.EMAIL),
        new ContactPolicy.Calls(3, 7, 7, 7, false, 2, 50_000),
        new ContactPolicy.Statements(4, 30, 1_000),
        10,
        3);
  }

  public static PatientPolicy patient() {
    return new PatientPolicy(
        new PatientPolicy.SmallBalance(999, 60, 30),
        7,
        10,
        2,
        20_000,
        0.5,
        100_000,
        240,
        new PatientPolicy.Agency(120, 3, 30, 2_500, 60),
        14);
  }

  public static PayerPolicy payers() {
    return new PayerPolicy(
        new PayerPolicy.Denials(
            Set.of("4", "11", "16", "22", "31", "109", "226", "252"),
            Set.of("29", "50", "97", "197"),
            Set.of("MA130"),
            5,
            Map.of(
                "information", Set.of("4", "11", "16", "226", "252"),
                "eligibility", Set.of("22", "31", "109"),
                "timely-filing", Set.of("29"),
                "necessity", Set.of("50"),
                "bundling", Set.of("97"),
                "authorization", Set.of("197"))),
        new PayerPolicy.Underpaid(500, 200),
        30,
        14,
        List.of(30, 14, 7, 3),
        Map.of(),
        Map.of(
            PayerClass.COMMERCIAL, terms(Limit.ofDays(90), 60, 0.55),
            PayerClass.MEDICARE, terms(Limit.ofYears(1), 120, 0.45),
            PayerClass.MEDICAID, terms(Limit.ofDays(90), 60, 0.35),
            PayerClass.OTHER_GOVERNMENT, terms(Limit.ofDays(90), 60, 0.45),
            PayerClass.WORKERS_COMP, terms(Limit.ofDays(90), 60, 0.6),
            PayerClass.OTHER, terms(Limit.ofDays(90), 60, 0.5)),
        terms(Limit.ofDays(90), 60, 0.5));
  }

  private static PayerTerms terms(Limit filing, int appealDays, double grossToNet) {
    return new PayerTerms(filing, Limit.ofDays(90), Limit.ofDays(appealDays), grossToNet, 30);
  }

  public static WorthPolicy worth() {
    return new WorthPolicy(
        List.of(0, 31, 61, 91, 121),
        Map.of(
            PatientAction.FRONT_DESK_REMINDER,
                new PatientWorth(100, 2, List.of(0.40, 0.35, 0.30, 0.22, 0.15)),
            PatientAction.SMALL_BALANCE_WRITE_OFF,
                new PatientWorth(0, 1, List.of(0.01, 0.01, 0.01, 0.01, 0.01)),
            PatientAction.PLAN_DEFAULT_CONTACT,
                new PatientWorth(300, 8, List.of(0.40, 0.35, 0.30, 0.25, 0.20)),
            PatientAction.SEND_STATEMENT,
                new PatientWorth(75, 1, List.of(0.45, 0.30, 0.20, 0.12, 0.07)),
            PatientAction.SEND_REMINDER,
                new PatientWorth(5, 0, List.of(0.20, 0.15, 0.10, 0.06, 0.04)),
            PatientAction.CALL_PATIENT,
                new PatientWorth(600, 8, List.of(0.35, 0.28, 0.20, 0.14, 0.08)),
            PatientAction.OFFER_PAYMENT_PLAN,
                new PatientWorth(800, 12, List.of(0.40, 0.34, 0.27, 0.20, 0.12)),
            PatientAction.AGENCY_REVIEW,
                new PatientWorth(200, 5, List.of(0.20, 0.20, 0.18, 0.16, 0.12)),
            PatientAction.WRITE_OFF_REVIEW,
                new PatientWorth(0, 5, List.of(0.01, 0.01, 0.01, 0.01, 0.01))),
        Map.of(
            PayerAction.FIX_REJECTION, new PayerWorth(800, 10, Map.of("other", 0.85)),
            PayerAction.CORRECT_AND_RESUBMIT,
                new PayerWorth(
                    1_000, 20, Map.of("information", 0.7, "eligibility", 0.5, "other", 0.5)),
            PayerAction.SUBMIT_APPEAL,
                new PayerWorth(
                    2_000,
                    40,
                    Map.of(
                        "timely-filing", 0.25,
                        "necessity", 0.4,
                        "bundling", 0.35,
                        "authorization", 0.35,
                        "other", 0.3)),
            PayerAction.APPEAL_UNDERPAYMENT, new PayerWorth(200, 5, Map.of("other", 0.5)),
            PayerAction.BILL_SECONDARY, new PayerWorth(400, 5, Map.of("other", 0.75)),
            PayerAction.CALL_PAYER, new PayerWorth(500, 12, Map.of("other", 0.45)),
            PayerAction.WRITE_OFF_REVIEW, new PayerWorth(0, 5, Map.of("other", 0.01))),
        List.of(0.35, 0.50, 0.70, 0.85, 0.92),
        List.of(0.20, 0.45, 0.75, 0.85, 0.90),
        List.of(
            new Urgency(3, 4), new Urgency(7, 2.5), new Urgency(14, 1.75), new Urgency(30, 1.25)));
  }
}
