package org.duebook.analytics.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.analytics.settings.SettingsTree;
import org.duebook.followup.ContactPolicy;
import org.duebook.followup.CreditPolicy;
import org.duebook.followup.Limit;
import org.duebook.followup.PatientAction;
import org.duebook.followup.PatientPolicy;
import org.duebook.followup.PayerAction;
import org.duebook.followup.PayerPolicy;
import org.duebook.followup.PayerTerms;
import org.duebook.followup.Policy;
import org.duebook.followup.WorthPolicy;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.PayerClass;

/** Makes a policy from a whole tree; what does not fit is refused with its key. */
final class PolicyReading {
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_CENTS = 1_000_000_000;
  private static final Set<String> TERMS =
      Set.of("filing", "corrected", "appeal", "gross-to-net", "lag-days");
  private static final Set<String> PATIENT_WORTH = Set.of("cost-cents", "minutes", "recover");
  private static final Set<String> PAYER_WORTH = Set.of("cost-cents", "minutes", "success");

  private final SettingsTree tree;

  PolicyReading(SettingsTree tree) {
    this.tree = tree;
  }

  Policy policy(String id) {
    return new Policy(
        id,
        contacts(),
        patient(),
        payers(),
        new CreditPolicy(
            days("credits.settle-days"),
            days("credits.payer-due-days"),
            days("credits.patient-due-days")),
        worth(),
        new Policy.WorklistPolicy(
            tree.wholeNumber("worklist.size", 1, 100_000),
            tree.duration("worklist.interval", Duration.ofMillis(100))),
        tree.wholeNumber("recheck-days", 1, MOST_DAYS));
  }

  private int days(String key) {
    return tree.wholeNumber(key, 0, MOST_DAYS);
  }

  private int cents(String key) {
    return tree.wholeNumber(key, 1, MOST_CENTS);
  }

  private int count(String key) {
    return tree.wholeNumber(key, 1, 1_000);
  }

  private ContactPolicy contacts() {
    return new ContactPolicy(
        Set.copyOf(List.of(cap("contacts.short-cap"), cap("contacts.long-cap"))),
        days("contacts.quiet-days-after-payment"),
        time("contacts.from"),
        time("contacts.until"),
        consentNeeded(),
        new ContactPolicy.Calls(
            count("contacts.calls.attempts"),
            count("contacts.calls.agency-attempts"),
            tree.wholeNumber("contacts.calls.days", 1, MOST_DAYS),
            days("contacts.calls.quiet-days-after-conversation"),
            tree.flag("contacts.calls.by-agency"),
            count("contacts.calls.from-statements"),
            cents("contacts.calls.from-cents")),
        new ContactPolicy.Statements(
            count("contacts.statements.most"),
            tree.wholeNumber("contacts.statements.days-between", 1, MOST_DAYS),
            cents("contacts.statements.further-from-cents")),
        days("contacts.reminder-days-after-statement"),
        days("contacts.reminder-days-before-due"));
  }

  private ContactPolicy.Cap cap(String key) {
    return new ContactPolicy.Cap(
        count(key + ".most"), tree.wholeNumber(key + ".days", 1, MOST_DAYS));
  }

  private LocalTime time(String key) {
    try {
      return LocalTime.parse(tree.text(key));
    } catch (DateTimeException e) {
      throw tree.refused(key, "a time of day in quotes such as \"08:00\"");
    }
  }

  private Set<Channel> consentNeeded() {
    String key = "contacts.consent-needed";
    Set<Channel> channels = new LinkedHashSet<>();
    for (String name : tree.list(key)) {
      try {
        channels.add(Channel.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw tree.refused(key, "channels such as SMS and EMAIL");
      }
    }
    if (!channels.contains(Channel.SMS)) {
      throw tree.refused(key, "channels, SMS among them");
    }
    return channels;
  }

  private PatientPolicy patient() {
    return new PatientPolicy(
        new PatientPolicy.SmallBalance(
            tree.wholeNumber("patient.small-balance.most-cents", 0, MOST_CENTS),
            days("patient.small-balance.quiet-days"),
            days("patient.small-balance.no-visit-days")),
        days("patient.visit-soon-days"),
        days("patient.instalment-late-days"),
        count("patient.missed-end-plan"),
        cents("patient.plan-from-cents"),
        tree.number("patient.plan-from-late-probability", 0, 1),
        cents("patient.screen-from-cents"),
        days("patient.application-days"),
        new PatientPolicy.Agency(
            days("patient.agency.days-after-first-statement"),
            count("patient.agency.statements"),
            days("patient.agency.days-after-final-notice"),
            cents("patient.agency.from-cents"),
            days("patient.agency.days-without-payment")),
        days("patient.unapplied-days"));
  }

  private PayerPolicy payers() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (String group : tree.names("payers.denials.groups")) {
      groups.put(group, Set.copyOf(tree.list("payers.denials.groups." + group)));
    }
    Map<String, PayerTerms> ids = new HashMap<>();
    for (String payerId : tree.names("payers.ids")) {
      ids.put(payerId, terms(tree.section("payers.ids", payerId, TERMS)));
    }
    Map<PayerClass, PayerTerms> classes = new EnumMap<>(PayerClass.class);
    for (String name : tree.names("payers.classes")) {
      classes.put(
          named("payers.classes", name, PayerClass.class),
          terms(tree.section("payers.classes", name, TERMS)));
    }
    return new PayerPolicy(
        new PayerPolicy.Denials(
            Set.copyOf(tree.list("payers.denials.correctable")),
            Set.copyOf(tree.list("payers.denials.appealable")),
            Set.copyOf(tree.list("payers.denials.no-appeal-remarks")),
            days("payers.denials.appeal-spare-days"),
            groups),
        new PayerPolicy.Underpaid(
            cents("payers.underpaid.from-cents"),
            tree.wholeNumber("payers.underpaid.from-basis-points", 0, 10_000)),
        days("payers.silent-days"),
        days("payers.touch-days"),
        tree.wholeNumbers("payers.filing-warning-days", 0, MOST_DAYS),
        ids,
        classes,
        terms(tree.section("payers", "others", TERMS)));
  }

  private <E extends Enum<E>> E named(String key, String name, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw tree.refused(
        key + "." + name, "a name that is one of " + List.of(type.getEnumConstants()));
  }

  private static PayerTerms terms(SettingsTree terms) {
    return new PayerTerms(
        limit(terms, "filing"),
        limit(terms, "corrected"),
        limit(terms, "appeal"),
        terms.number("gross-to-net", 0, 1),
        terms.wholeNumber("lag-days", 0, MOST_DAYS));
  }

  private static Limit limit(SettingsTree terms, String key) {
    int years = terms.wholeNumber(key + ".years", 0, 10);
    int days = terms.wholeNumber(key + ".days", 0, MOST_DAYS);
    if (years + days == 0) {
      throw terms.refused(key, "years or days above 0");
    }
    return new Limit(years, days);
  }

  private WorthPolicy worth() {
    Map<PatientAction, WorthPolicy.PatientWorth> patient = new EnumMap<>(PatientAction.class);
    for (String name : tree.names("worth.patient")) {
      SettingsTree action = tree.section("worth.patient", name, PATIENT_WORTH);
      patient.put(
          named("worth.patient", name, PatientAction.class),
          new WorthPolicy.PatientWorth(
              action.wholeNumber("cost-cents", 0, MOST_CENTS),
              action.wholeNumber("minutes", 0, 10_000),
              action.numbers("recover", 0, 1)));
    }
    Map<PayerAction, WorthPolicy.PayerWorth> payer = new EnumMap<>(PayerAction.class);
    for (String name : tree.names("worth.payer")) {
      SettingsTree action = tree.section("worth.payer", name, PAYER_WORTH);
      Map<String, Double> success = new HashMap<>();
      for (String group : action.names("success")) {
        success.put(group, action.number("success." + group, 0, 1));
      }
      payer.put(
          named("worth.payer", name, PayerAction.class),
          new WorthPolicy.PayerWorth(
              action.wholeNumber("cost-cents", 0, MOST_CENTS),
              action.wholeNumber("minutes", 0, 10_000),
              success));
    }
    return new WorthPolicy(
        tree.rising("worth.age-from-days", 0, MOST_DAYS),
        patient,
        payer,
        tree.numbers("worth.prior-late-patient", 0, 1),
        tree.numbers("worth.prior-late-insurer", 0, 1),
        urgencies());
  }

  private List<WorthPolicy.Urgency> urgencies() {
    List<Integer> days = tree.rising("worth.urgency-within-days", 0, MOST_DAYS);
    List<Double> factors = tree.numbers("worth.urgency-factors", 1, 100);
    if (factors.size() != days.size()) {
      throw tree.refused("worth.urgency-factors", "one for each of urgency-within-days");
    }
    List<WorthPolicy.Urgency> urgencies = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      urgencies.add(new WorthPolicy.Urgency(days.get(i), factors.get(i)));
    }
    return urgencies;
  }
}
