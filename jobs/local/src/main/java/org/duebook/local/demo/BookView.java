package org.duebook.local.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.local.terminal.KeyFigures;
import org.duebook.local.terminal.PartyTotals;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.Worklist;

/**
 * What the output topics say so far: the latest figures of every account, added up, those of the
 * portfolios, and the newest exceptions. It knows nothing but the topics. Not safe for use by
 * several threads; its owner locks it.
 */
final class BookView {
  private static final int KEPT_EXCEPTIONS = 5;
  private static final int SHOWN_PRACTICES = 4;

  private final Map<String, AccountKpis> accounts = new HashMap<>();
  private final Map<String, PortfolioKpis> practices = new HashMap<>();
  private final Map<String, String> modelByFollowUp = new HashMap<>();
  private final Map<String, Worklist> worklists = new HashMap<>();
  private final Deque<LedgerException> newestExceptions = new ArrayDeque<>();
  private PortfolioKpis all;
  private LocalDate businessDay;
  private long records;
  private long exceptions;
  private long rejections;

  /**
   * The topics added up at one moment.
   *
   * @param businessDay latest business day of any record, or null before the first
   * @param records records read from the topics
   * @param accounts accounts with figures
   * @param insurer what the insurers owe and are owed
   * @param patient what the patients owe and are owed
   * @param unappliedCents money that no seen claim has
   * @param all figures of all claims, or null before the first
   * @param largestPractices figures of the practices with the most receivable, largest first
   * @param modelsOfFollowUps how many patient follow-ups stand by each model, most first
   * @param longestWorklist the worklist of the practice with most to do, or null before the first
   * @param exceptions how many exceptions there were
   * @param rejections how many records were refused
   * @param newestExceptions the newest exceptions, newest first
   */
  record Totals(
      LocalDate businessDay,
      long records,
      int accounts,
      PartyTotals insurer,
      PartyTotals patient,
      long unappliedCents,
      PortfolioKpis all,
      List<PortfolioKpis> largestPractices,
      Map<String, Long> modelsOfFollowUps,
      Worklist longestWorklist,
      long exceptions,
      long rejections,
      List<LedgerException> newestExceptions) {}

  void accept(String key, AccountKpis kpis) {
    records++;
    businessDay = later(businessDay, kpis.getAsOf());
    accounts.put(key, kpis);
  }

  void accept(PortfolioKpis kpis) {
    records++;
    businessDay = later(businessDay, kpis.getAsOf());
    switch (kpis.getDimension()) {
      case ALL -> all = kpis;
      case PRACTICE -> practices.put(kpis.getPracticeId(), kpis);
      case PAYER, PRACTICE_PAYER, UNKNOWN -> {
        // Counted, not shown.
      }
    }
  }

  /** A follow-up with a patient; null if nothing is to be done any more. */
  void accept(String key, PatientFollowUp followUp) {
    records++;
    if (followUp == null) {
      modelByFollowUp.remove(key);
    } else {
      businessDay = later(businessDay, followUp.getAsOf());
      modelByFollowUp.put(key, followUp.getModelId());
    }
  }

  void accept(Worklist worklist) {
    records++;
    worklists.put(worklist.getPracticeId(), worklist);
  }

  void forget(String key) {
    records++;
    accounts.remove(key);
  }

  void accept(LedgerException exception) {
    records++;
    exceptions++;
    businessDay = later(businessDay, exception.getAsOf());
    newestExceptions.addFirst(exception);
    if (newestExceptions.size() > KEPT_EXCEPTIONS) {
      newestExceptions.removeLast();
    }
  }

  void accept(RejectedEvent rejected) {
    records++;
    rejections++;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  Totals totals() {
    PartyTotals insurer = PartyTotals.NONE;
    PartyTotals patient = PartyTotals.NONE;
    long unapplied = 0;
    for (AccountKpis kpis : accounts.values()) {
      insurer = insurer.plus(PartyTotals.of(kpis.getInsurer()));
      patient = patient.plus(PartyTotals.of(kpis.getPatient()));
      unapplied += kpis.getUnappliedCents();
    }
    return new Totals(
        businessDay,
        records,
        accounts.size(),
        insurer,
        patient,
        unapplied,
        all,
        largestPractices(),
        modelsOfFollowUps(),
        worklists.values().stream()
            .max(Comparator.comparingLong(Worklist::getOpenCount))
            .orElse(null),
        exceptions,
        rejections,
        List.copyOf(newestExceptions));
  }

  private Map<String, Long> modelsOfFollowUps() {
    Map<String, Long> counts = new TreeMap<>();
    modelByFollowUp.values().forEach(model -> counts.merge(model, 1L, Long::sum));
    Map<String, Long> mostFirst = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> mostFirst.put(entry.getKey(), entry.getValue()));
    return mostFirst;
  }

  private List<PortfolioKpis> largestPractices() {
    return practices.values().stream()
        .sorted(
            Comparator.comparingLong(KeyFigures::receivable)
                .reversed()
                .thenComparing(PortfolioKpis::getPracticeId))
        .limit(SHOWN_PRACTICES)
        .toList();
  }
}
