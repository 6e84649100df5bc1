package org.duebook.local.dashboard.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    Table.Builder table =
        Table.of()
            .column("from", "From", Kind.INSTANT, "")
            .column("rate", "Records a second", Kind.NUMBER, "");
    for (ReadRate rate : book.rates(second)) {
      table.row(Instant.ofEpochSecond(rate.fromSecond()).toString(), rate.recordsPerSecond());
    }
    return table.build();
  }

  private static Table topics(Book book, long second) {
    Table.Builder table =
        Table.of()
            .column("topic", "Topic", Kind.TEXT, "")
            .column("records", "Records", Kind.COUNT, "")
            .column("rate", "A second", Kind.NUMBER, "")
            .column("behind", "Behind", Kind.COUNT, "")
            .column("asOf", "Business day", Kind.DAY, "PortfolioKpis.asOf")
            .column("updatedAt", "Last made", Kind.INSTANT, "PortfolioKpis.updatedAt")
            .column("state", "State", Kind.TEXT, "");
    for (TopicStatus status : book.topics(second)) {
      table.row(
          status.topic().topicName(),
          status.records(),
          status.recordsPerSecond(),
          status.behind(),
          status.businessDay() == null ? null : status.businessDay().toString(),
          status.madeAt() == null ? null : status.madeAt().toString(),
          state(status));
    }
    return table.build();
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
    Table.Builder table =
        Table.of()
            .column("reason", "Reason", Kind.SYMBOL, "RejectedEvent.reason")
            .column("count", "Records", Kind.COUNT, "");
    book.rejectionsByReason().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> table.row(entry.getKey().name(), entry.getValue()));
    return table.build();
  }

  private static Table rejections(Book book) {
    Table.Builder table =
        Table.of()
            .column("topic", "Topic", Kind.TEXT, "RejectedEvent.topic")
            .column("partition", "Partition", Kind.COUNT, "RejectedEvent.partition")
            .column("offset", "Offset", Kind.COUNT, "RejectedEvent.offset")
            .column("reason", "Reason", Kind.SYMBOL, "RejectedEvent.reason")
            .column("detail", "What was wrong", Kind.TEXT, "RejectedEvent.detail")
            .column("receivedAt", "Received", Kind.INSTANT, "RejectedEvent.receivedAt");
    for (RejectedEvent rejection : book.rejections()) {
      table.row(
          rejection.getTopic(),
          rejection.getPartition(),
          rejection.getOffset(),
          rejection.getReason().name(),
          rejection.getDetail(),
          rejection.getReceivedAt().toString());
    }
    return table.build();
  }

  private static Table exceptionsByKind(Book book) {
    Table.Builder table =
        Table.of()
            .column("kind", "Kind", Kind.SYMBOL, "LedgerException.kind")
            .column("count", "Findings", Kind.COUNT, "");
    book.exceptionsByKind().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> table.row(entry.getKey().name(), entry.getValue()));
    return table.build();
  }

  private static Table exceptions(Book book) {
    Table.Builder table =
        Table.of()
            .column("asOf", "Found on", Kind.DAY, "LedgerException.asOf")
            .column("kind", "Kind", Kind.SYMBOL, "LedgerException.kind")
            .column("practice", "Practice", Kind.TEXT, "LedgerException.practiceId")
            .column("account", "Account", Kind.TEXT, "LedgerException.accountId")
            .column("claim", "Claim", Kind.TEXT, "LedgerException.claimId")
            .column("amount", "Amount", Kind.MONEY, "LedgerException.amountCents")
            .column("detail", "What was found", Kind.TEXT, "LedgerException.detail");
    for (LedgerException exception : book.exceptions()) {
      table.row(
          exception.getAsOf().toString(),
          exception.getKind().name(),
          exception.getPracticeId(),
          exception.getAccountId(),
          exception.getClaimId(),
          exception.getAmountCents(),
          exception.getDetail());
    }
    return table.build();
  }
}
