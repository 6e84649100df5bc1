package org.duebook.analytics.rules;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.FactRules;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.ReasonCodes;
import org.duebook.reference.ReasonCodes.Category;
import org.duebook.reference.ReasonCodes.ReasonCode;

/**
 * The domain's rules for each practice, made once per operator from the settings and the reference
 * tables.
 */
public final class PracticeRules {
  private final AgeingClock ageingClock;
  private final Practice common;
  private final Map<String, Practice> exceptions = new HashMap<>();

  private final PortfolioCalendar allPractices;

  private record Practice(LedgerRules ledger, FactRules facts) {}

  /** Loads the reference tables and prepares the rules. */
  public PracticeRules(BusinessRules rules) {
    ReasonCodes reasonCodes = reasonCodes(org.duebook.reference.ReasonCodes.load());
    ageingClock = rules.ageingClock();
    common = practice(rules, reasonCodes, rules.zone());
    rules
        .zones()
        .forEach(
            (practiceId, zone) -> exceptions.put(practiceId, practice(rules, reasonCodes, zone)));
    allPractices =
        new PortfolioCalendar(
            Stream.concat(Stream.of(common), exceptions.values().stream())
                .map(practice -> practice.ledger().calendar())
                .distinct()
                .toList());
  }

  private static ReasonCodes reasonCodes(org.duebook.reference.ReasonCodes table) {
    return new ReasonCodes(
        table.all().stream()
            .filter(code -> code.category() == Category.CONTRACTUAL)
            .map(ReasonCode::code)
            .collect(Collectors.toSet()),
        table.all().stream().map(ReasonCode::code).collect(Collectors.toSet()));
  }

  private static Practice practice(BusinessRules rules, ReasonCodes reasonCodes, ZoneId zone) {
    BusinessCalendar calendar = new BusinessCalendar(zone.normalized());
    return new Practice(
        new LedgerRules(reasonCodes, calendar, rules.waitingReportDays()),
        new FactRules(
            rules.currency(),
            calendar,
            rules.maxTextLength(),
            rules.maxAllocations(),
            rules.maxAdjustments(),
            rules.maxCoverages()));
  }

  private Practice practice(String practiceId) {
    return exceptions.getOrDefault(practiceId, common);
  }

  /** How a practice's ledgers are read. */
  public LedgerRules ledger(String practiceId) {
    return practice(practiceId).ledger();
  }

  /** What a practice's facts must keep to. */
  public FactRules facts(String practiceId) {
    return practice(practiceId).facts();
  }

  /** The practice's business days. */
  public BusinessCalendar calendar(String practiceId) {
    return practice(practiceId).ledger().calendar();
  }

  /** The business days of practices that name no zone of their own. */
  public BusinessCalendar calendar() {
    return common.ledger().calendar();
  }

  /**
   * The business days of a portfolio.
   *
   * @param practiceId the practice that the portfolio is of, or null for a portfolio of all
   *     practices
   */
  public PortfolioCalendar portfolioCalendar(String practiceId) {
    return practiceId == null ? allPractices : new PortfolioCalendar(List.of(calendar(practiceId)));
  }

  /** From which day receivables age. */
  public AgeingClock ageingClock() {
    return ageingClock;
  }
}
