package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.local.history.BadRecord;
import org.duebook.local.history.Differences;
import org.duebook.local.history.HistoryEvent;
import org.duebook.local.history.Notice;
import org.duebook.local.history.PlainFold;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;

/**
 * What a log of events must have come to in the output topics once business time has reached a day,
 * by the plain fold of the log.
 */
final class Outcome {
  private final PlainFold fold;
  private final List<HistoryEvent> log = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<LocalDate, Map<String, AccountKpis>> kpisByDay = new HashMap<>();
  private LocalDate day;
  private Set<Notice> notices;

  /** What {@code rejected-events} says of one record. */
  private record Refusal(
      String topic, int partition, long offset, RejectionReason reason, ByteBuffer payload) {
    static Refusal of(RejectedEvent rejected) {
      return new Refusal(
          rejected.getTopic(),
          rejected.getPartition(),
          rejected.getOffset(),
          rejected.getReason(),
          rejected.getPayload());
    }
  }

  Outcome(DuebookSettings settings) {
    this.fold = new PlainFold(settings.businessRules());
  }

  /** Adds good events to the log, and the day that business time reaches with them. */
  void add(List<HistoryEvent> events, LocalDate reachedDay) {
    log.addAll(events);
    day = reachedDay;
    kpisByDay.clear();
    PlainFold.Books books = fold.asOf(day, log);
    notices = books.accountNotices();
    notices.addAll(books.sharedClaimNotices());
    notices.addAll(books.waitingNotices(day));
  }

  /** Adds a record that must be refused, at the place where the broker put it. */
  void add(BadRecord bad, RecordMetadata place) {
    add(place, bad.reason(), bad.payload());
  }

  /** Adds a record that must be refused. */
  void add(RecordMetadata place, RejectionReason reason, byte[] payload) {
    refusals.add(
        new Refusal(
            place.topic(),
            place.partition(),
            place.offset(),
            reason,
            ByteBuffer.wrap(payload == null ? new byte[0] : payload)));
  }

  private Map<String, AccountKpis> kpis(LocalDate asOf) {
    return kpisByDay.computeIfAbsent(asOf, d -> fold.asOf(d, log).accountKpis());
  }

  /** Whether a reader has seen all of it. */
  boolean isReachedBy(PublishedRecords published) {
    return published.rejections().map(Refusal::of).collect(Collectors.toSet()).containsAll(refusals)
        && published.exceptions().map(Notice::of).collect(Collectors.toSet()).containsAll(notices)
        && timeless(published.lastAccountKpis()).equals(timeless(kpis(day)));
  }

  /** Says what a reader has not seen of it. */
  List<String> missingFrom(PublishedRecords published) {
    List<String> missing =
        Differences.between(timeless(published.lastAccountKpis()), timeless(kpis(day)));
    Set<Notice> told = published.exceptions().map(Notice::of).collect(Collectors.toSet());
    notices.stream()
        .filter(notice -> !told.contains(notice))
        .map(Notice::toString)
        .forEach(missing::add);
    Set<Refusal> refused = published.rejections().map(Refusal::of).collect(Collectors.toSet());
    refusals.stream()
        .filter(refusal -> !refused.contains(refusal))
        .map(Refusal::toString)
        .forEach(missing::add);
    return missing;
  }

  /**
   * Checks all that a reader saw from beginning to end: the last record of every account, that none
   * is missing, that none says the same twice in a row, and that everything else was told once.
   */
  void mustBeAllOf(PublishedRecords published) {
    assertThat(missingFrom(published)).isEmpty();
    // A quiet account is not told anew each day: its record is right as of the day it names.
    published
        .lastAccountKpis()
        .forEach(
            (key, last) ->
                assertThat(withoutInstant(last)).as(key).isEqualTo(kpis(last.getAsOf()).get(key)));
    published.accountKpis().forEach(Outcome::neverSaysTheSameTwice);

    assertThat(Differences.between(published.rejections().map(Refusal::of).toList(), refusals))
        .isEmpty();
    List<Notice> told = published.exceptions().map(Notice::of).toList();
    // On the way more was found than holds in the end, each of it once as well.
    assertThat(told).doesNotHaveDuplicates();
  }

  private static void neverSaysTheSameTwice(String key, List<AccountKpis> said) {
    AccountKpis before = null;
    for (AccountKpis kpis : said) {
      if (kpis == null) {
        assertThat(before).as("a tombstone of %s follows nothing", key).isNotNull();
      } else {
        assertThat(AccountKey.of(kpis.getPracticeId(), kpis.getAccountId())).isEqualTo(key);
        if (before != null) {
          assertThat(kpis.getAsOf()).as(key).isAfterOrEqualTo(before.getAsOf());
          AccountKpis now = AccountKpis.newBuilder(kpis).setAsOf(before.getAsOf()).build();
          assertThat(withoutInstant(now)).as(key).isNotEqualTo(withoutInstant(before));
        }
      }
      before = kpis;
    }
  }

  private static AccountKpis withoutInstant(AccountKpis kpis) {
    return AccountKpis.newBuilder(kpis).setUpdatedAt(Instant.EPOCH).build();
  }

  /** What holds on every day until something happens or a balance reaches another band of age. */
  private static Map<String, AccountKpis> timeless(Map<String, AccountKpis> kpis) {
    Map<String, AccountKpis> timeless = new TreeMap<>();
    kpis.forEach(
        (key, value) -> {
          AccountKpis copy =
              AccountKpis.newBuilder(value)
                  .setAsOf(LocalDate.EPOCH)
                  .setUpdatedAt(Instant.EPOCH)
                  .build();
          copy.getInsurer().setOldestDays(null);
          copy.getPatient().setOldestDays(null);
          timeless.put(key, copy);
        });
    return timeless;
  }
}
