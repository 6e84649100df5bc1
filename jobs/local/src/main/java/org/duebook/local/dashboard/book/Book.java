package org.duebook.local.dashboard.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.TrainingExample;
import org.duebook.schemas.Worklist;

/**
 * What the topics said last. One thread writes, many read: a reader does all of its reading within
 * {@link #still}, so that one page never shows two moments.
 */
public final class Book {
  private final LatestByKey<AccountKpis> accounts;
  private final LatestByKey<PortfolioKpis> portfolios;
  private final DailyFigures daily;
  private final LatestByKey<PatientFollowUp> patientFollowUps;
  private final LatestByKey<PayerFollowUp> payerFollowUps;
  private final LatestByKey<Worklist> worklists;
  private final LatestByKey<Outcome> outcomes;
  private final LatestByKey<ModelQuality> modelQuality;
  private final Newest<LedgerException> exceptions;
  private final Newest<RejectedEvent> rejections;
  private final Map<LedgerExceptionKind, Long> exceptionsByKind =
      new EnumMap<>(LedgerExceptionKind.class);
  private final Map<RejectionReason, Long> rejectionsByReason =
      new EnumMap<>(RejectionReason.class);
  private final Map<ReadTopic, TopicCount> counts = new EnumMap<>(ReadTopic.class);
  private Set<ReadTopic> existing = EnumSet.noneOf(ReadTopic.class);
  private BrokerState broker = BrokerState.answering();
  private long version;

  /** An empty book that keeps as much as the bounds say. */
  public Book(Bounds bounds) {
    accounts = new LatestByKey<>(bounds.accounts());
    portfolios = new LatestByKey<>(bounds.portfolios());
    daily = new DailyFigures(bounds.dailyPoints());
    patientFollowUps = new LatestByKey<>(bounds.followUps());
    payerFollowUps = new LatestByKey<>(bounds.followUps());
    worklists = new LatestByKey<>(bounds.worklists());
    outcomes = new LatestByKey<>(bounds.outcomes());
    modelQuality = new LatestByKey<>(bounds.modelWeeks());
    exceptions = new Newest<>(bounds.newest());
    rejections = new Newest<>(bounds.newest());
    for (ReadTopic topic : ReadTopic.values()) {
      counts.put(topic, new TopicCount());
    }
  }

  /** Reads while nothing changes. */
  public synchronized <T> T still(Supplier<T> reading) {
    return reading.get();
  }

  /**
   * Takes a record.
   *
   * @param topic it was read from
   * @param key its key as text
   * @param record null for a tombstone
   * @param second of the machine's clock, in seconds, for rates
   */
  public synchronized void accept(ReadTopic topic, String key, SpecificRecord record, long second) {
    version++;
    counts.get(topic).count(second);
    switch (topic) {
      case ACCOUNT_KPIS -> accounts.put(key, (AccountKpis) record);
      case PORTFOLIO_KPIS -> portfolios.put(key, (PortfolioKpis) record);
      case PORTFOLIO_KPIS_DAILY -> acceptDaily(key, (PortfolioKpisDaily) record);
      case PATIENT_FOLLOW_UPS -> patientFollowUps.put(key, (PatientFollowUp) record);
      case PAYER_FOLLOW_UPS -> payerFollowUps.put(key, (PayerFollowUp) record);
      case WORKLISTS -> worklists.put(key, (Worklist) record);
      case TRAINING_EXAMPLES ->
          outcomes.put(key, record == null ? null : Outcome.of((TrainingExample) record));
      case MODEL_QUALITY -> modelQuality.put(key, (ModelQuality) record);
      case LEDGER_EXCEPTIONS -> acceptException((LedgerException) record);
      case REJECTED_EVENTS -> acceptRejection((RejectedEvent) record);
    }
    if (record != null) {
      // Every output record has both (schemas/README.md, "What goes out").
      counts
          .get(topic)
          .seen(
              (LocalDate) record.get(record.getSchema().getField("asOf").pos()),
              (Instant) record.get(record.getSchema().getField("updatedAt").pos()));
    }
  }

  private void acceptDaily(String key, PortfolioKpisDaily record) {
    if (record != null) {
      daily.put(key.substring(0, key.lastIndexOf('@')), DailyPoint.of(record));
    }
  }

  private void acceptException(LedgerException exception) {
    if (exception != null) {
      exceptions.add(exception);
      exceptionsByKind.merge(exception.getKind(), 1L, Long::sum);
    }
  }

  private void acceptRejection(RejectedEvent rejection) {
    if (rejection != null) {
      rejections.add(rejection);
      rejectionsByReason.merge(rejection.getReason(), 1L, Long::sum);
    }
  }

  /** Notes a record that did not decode: its place and why, without its content. */
  synchronized void unreadable(ReadTopic topic, String placeAndReason) {
    version++;
    counts.get(topic).unreadable(placeAndReason);
  }

  /** Notes how many committed records of a topic were not read yet. */
  synchronized void behind(ReadTopic topic, long records) {
    counts.get(topic).behind(records);
  }

  /** Notes which topics the broker has. */
  synchronized void existing(Set<ReadTopic> topics) {
    existing = EnumSet.noneOf(ReadTopic.class);
    existing.addAll(topics);
  }

  /** Notes whether the broker answers. */
  synchronized void broker(BrokerState state) {
    broker = state;
  }

  /** Grows with every record. */
  public synchronized long version() {
    return version;
  }

  /** Whether the broker answers. */
  public synchronized BrokerState broker() {
    return broker;
  }

  /** How far each topic was read, at a second of the machine's clock. */
  public synchronized List<TopicStatus> topics(long second) {
    List<TopicStatus> statuses = new ArrayList<>();
    counts.forEach(
        (topic, count) -> statuses.add(count.status(topic, existing.contains(topic), second)));
    return statuses;
  }

  /**
   * Records that were read of all topics, by tens of seconds over the last ten minutes, earliest
   * first.
   *
   * @param second of the machine's clock, in seconds
   */
  public synchronized List<ReadRate> rates(long second) {
    return ReadRate.of(counts.values(), second);
  }

  /** Latest figures of accounts, by key. */
  public LatestByKey<AccountKpis> accounts() {
    return accounts;
  }

  /** Latest figures of portfolios, by key. */
  public LatestByKey<PortfolioKpis> portfolios() {
    return portfolios;
  }

  /** The daily figures of a portfolio over the last days, earliest first. */
  public List<DailyPoint> daily(String portfolio, int lastDays) {
    return daily.of(portfolio, lastDays);
  }

  /** Latest follow-ups of patients' accounts, by key. */
  public LatestByKey<PatientFollowUp> patientFollowUps() {
    return patientFollowUps;
  }

  /** Latest follow-ups of claims with payers, by key. */
  public LatestByKey<PayerFollowUp> payerFollowUps() {
    return payerFollowUps;
  }

  /** Latest worklists, by practice. */
  public LatestByKey<Worklist> worklists() {
    return worklists;
  }

  /** Latest outcomes of shares. */
  public LatestByKey<Outcome> outcomes() {
    return outcomes;
  }

  /** Latest quality of each model and week. */
  public LatestByKey<ModelQuality> modelQuality() {
    return modelQuality;
  }

  /** The newest exceptions, newest first. */
  public List<LedgerException> exceptions() {
    return exceptions.newestFirst();
  }

  /** The newest refused records, newest first. */
  public List<RejectedEvent> rejections() {
    return rejections.newestFirst();
  }

  /** How many exceptions of each kind were read. */
  public Map<LedgerExceptionKind, Long> exceptionsByKind() {
    return Collections.unmodifiableMap(exceptionsByKind);
  }

  /** How many records were refused for each reason. */
  public Map<RejectionReason, Long> rejectionsByReason() {
    return Collections.unmodifiableMap(rejectionsByReason);
  }

  /** How much is kept of everything that has a bound, by a short name. */
  public Map<String, Kept> kept() {
    Map<String, Kept> kept = new TreeMap<>();
    kept.put("accounts", accounts.kept("accounts"));
    kept.put("portfolios", portfolios.kept("portfolios"));
    kept.put("daily", daily.kept("daily figures of portfolios"));
    kept.put("patient-follow-ups", patientFollowUps.kept("follow-ups of patients"));
    kept.put("payer-follow-ups", payerFollowUps.kept("follow-ups of payers"));
    kept.put("worklists", worklists.kept("worklists"));
    kept.put("outcomes", outcomes.kept("outcomes of shares"));
    kept.put("model-quality", modelQuality.kept("weeks of models"));
    kept.put("exceptions", exceptions.kept("newest exceptions"));
    kept.put("rejections", rejections.kept("newest refused records"));
    return kept;
  }
}
