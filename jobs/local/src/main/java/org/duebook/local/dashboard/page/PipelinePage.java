package org.duebook.local.dashboard.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.ReadRate;
import org.duebook.local.dashboard.book.ReadTopic;
import org.duebook.local.dashboard.book.TopicStatus;
import org.duebook.local.dashboard.page.Column.Kind;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.RejectedEvent;

/** Pipeline: what flows, what was refused and where it lies, what a person should look at. */
final class PipelinePage {
  private PipelinePage() {}

  static Page of(Book book, long second) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("kept", book.kept().values());
    figures.put("progress", progress(book, second));
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("topics", topics(book, second));
    tables.put("rate", rate(book, second));
    tables.put("rejections-by-reason", rejectionsByReason(book));
    tables.put("rejections", rejections(book));
    tables.put("exceptions-by-kind", exceptionsByKind(book));
    tables.put("exceptions", exceptions(book));
    return new Page(figures, tables);
  }

  /**
   * How far the job's days went. The topics do not carry the watermark itself; a daily figure is
   * made once it is past the end of the day, so the last of these days is what it has reached.
   */
  private static Map<String, Object> progress(Book book, long second) {
    LocalDate reached = null;
    LocalDate over = null;
    for (TopicStatus status : book.topics(second)) {
      LocalDate day = status.businessDay();
      if (day != null && (reached == null || day.isAfter(reached))) {
        reached = day;
      }
      if (status.topic() == ReadTopic.PORTFOLIO_KPIS_DAILY) {
        over = day;
      }
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("businessDay", reached == null ? null : reached.toString());
    progress.put("daysBehind", reached == null ? null : ChronoUnit.DAYS.between(reached, today));
    progress.put("lastDayOver", over == null ? null : over.toString());
    return progress;
  }

  private static Table rate(Book book, long second) {
    return Table.of(book.rates(second))
        .column("from", "From", Kind.INSTANT, "", rate -> Instant.ofEpochSecond(rate.fromSecond()))
        .column("rate", "Records a second", Kind.NUMBER, "", ReadRate::recordsPerSecond)
        .build();
  }

  private static Table topics(Book book, long second) {
    return Table.of(book.topics(second))
        .column("topic", "Topic", Kind.TEXT, "", status -> status.topic().topicName())
        .column("records", "Records", Kind.COUNT, "", TopicStatus::records)
        .column("rate", "A second", Kind.NUMBER, "", TopicStatus::recordsPerSecond)
        .column("behind", "Behind", Kind.COUNT, "", TopicStatus::behind)
        .column("asOf", "Business day", Kind.DAY, "PortfolioKpis.asOf", TopicStatus::businessDay)
        .column(
            "updatedAt", "Last made", Kind.INSTANT, "PortfolioKpis.updatedAt", TopicStatus::madeAt)
        .column("state", "State", Kind.TEXT, "", PipelinePage::state)
        .build();
  }

  private static String state(TopicStatus status) {
    if (status.unreadable() > 0) {
      return status.unreadable() + " not readable, first " + status.firstUnreadable();
    }
    if (!status.exists()) {
      return "not there yet";
    }
    return status.behind() > 0 ? "reading" : "up to date";
  }

  private static Table rejectionsByReason(Book book) {
    return counts(book.rejectionsByReason(), "reason", "Reason", "RejectedEvent.reason", "Records");
  }

  /** How often each symbol came, the most frequent first. */
  private static <E extends Enum<E>> Table counts(
      Map<E, Long> counts, String key, String title, String definition, String countTitle) {
    List<Map.Entry<E, Long>> mostFirst =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    return Table.of(mostFirst)
        .column(key, title, Kind.SYMBOL, definition, Map.Entry::getKey)
        .column("count", countTitle, Kind.COUNT, "", Map.Entry::getValue)
        .build();
  }

  private static Table rejections(Book book) {
    return Table.of(book.rejections())
        .column("topic", "Topic", Kind.TEXT, "RejectedEvent.topic", RejectedEvent::getTopic)
        .column(
            "partition",
            "Partition",
            Kind.COUNT,
            "RejectedEvent.partition",
            RejectedEvent::getPartition)
        .column("offset", "Offset", Kind.COUNT, "RejectedEvent.offset", RejectedEvent::getOffset)
        .column("reason", "Reason", Kind.SYMBOL, "RejectedEvent.reason", RejectedEvent::getReason)
        .column(
            "detail", "What was wrong", Kind.TEXT, "RejectedEvent.detail", RejectedEvent::getDetail)
        .column(
            "receivedAt",
            "Received",
            Kind.INSTANT,
            "RejectedEvent.receivedAt",
            RejectedEvent::getReceivedAt)
        .build();
  }

  private static Table exceptionsByKind(Book book) {
    return counts(book.exceptionsByKind(), "kind", "Kind", "LedgerException.kind", "Findings");
  }

  private static Table exceptions(Book book) {
    return Table.of(book.exceptions())
        .column("asOf", "Found on", Kind.DAY, "LedgerException.asOf", LedgerException::getAsOf)
        .column("kind", "Kind", Kind.SYMBOL, "LedgerException.kind", LedgerException::getKind)
        .column(
            "practice",
            "Practice",
            Kind.TEXT,
            "LedgerException.practiceId",
            LedgerException::getPracticeId)
        .column(
            "account",
            "Account",
            Kind.TEXT,
            "LedgerException.accountId",
            LedgerException::getAccountId)
        .column("claim", "Claim", Kind.TEXT, "LedgerException.claimId", LedgerException::getClaimId)
        .column(
            "amount",
            "Amount",
            Kind.MONEY,
            "LedgerException.amountCents",
            LedgerException::getAmountCents)
        .column(
            "detail",
            "What was found",
            Kind.TEXT,
            "LedgerException.detail",
            LedgerException::getDetail)
        .build();
  }
}
