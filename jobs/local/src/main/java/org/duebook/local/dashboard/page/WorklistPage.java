package org.duebook.local.dashboard.page;

import com.fasterxml.jackson.databind.util.RawValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.page.Column.Kind;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;
import org.duebook.wire.PlainJson;

/** Worklist: what to do first, and why. */
final class WorklistPage {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** In place of a reason; what the follow-up says now is another row's, in the next list. */
  private static final String CHANGED = "has changed since the list was made";

  private WorklistPage() {}

  private record Entry(Worklist list, WorklistItem item) {}

  static Page of(Book book, PageQuery query) {
    List<Worklist> lists =
        book.worklists().values().stream()
            .filter(
                list -> query.practice().isEmpty() || query.practice().equals(list.getPracticeId()))
            .toList();
    List<Entry> entries =
        lists.stream()
            .flatMap(list -> list.getItems().stream().map(item -> new Entry(list, item)))
            .sorted(
                Comparator.comparingLong((Entry entry) -> -entry.item().getPriorityCents())
                    .thenComparing(entry -> entry.item().getKey()))
            .toList();
    Map<String, Long> actions = new TreeMap<>();
    entries.forEach(entry -> actions.merge(entry.item().getAction(), 1L, Long::sum));
    Table table = table(book, entries.stream().filter(entry -> isAskedFor(entry, query)).toList());
    if (!query.sort().isEmpty()) {
      table = table.sortedBy(query.sort(), query.descending());
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("openCount", lists.stream().mapToLong(Worklist::getOpenCount).sum());
    figures.put("listedCount", entries.size());
    figures.put("lists", lists.size());
    figures.put("actions", actions);
    figures.put("detail", query.item().isEmpty() ? null : detail(book, query.item()));
    return new Page(figures, Map.of("worklist", table));
  }

  private static boolean isAskedFor(Entry entry, PageQuery query) {
    WorklistItem item = entry.item();
    return (query.kind().isEmpty() || query.kind().equals(item.getKind().name()))
        && (query.action().isEmpty() || query.action().equals(item.getAction()))
        && isDue(item.getDeadlineOn(), entry.list().getAsOf(), query.deadline());
  }

  private static boolean isDue(LocalDate deadline, LocalDate today, String asked) {
    return switch (asked) {
      case "WEEK" -> deadline != null && !deadline.isAfter(today.plusDays(WEEK));
      case "MONTH" -> deadline != null && !deadline.isAfter(today.plusDays(MONTH));
      case "NONE" -> deadline == null;
      default -> true;
    };
  }

  private static Table table(Book book, List<Entry> entries) {
    Table.Builder table =
        Table.of()
            .column("rank", "Rank", Kind.COUNT, "WorklistItem.rank")
            .column("practice", "Practice", Kind.TEXT, "Worklist.practiceId")
            .column("kind", "With", Kind.SYMBOL, "WorklistItem.kind")
            .column("action", "What to do", Kind.SYMBOL, "WorklistItem.action")
            .column("key", "Follow-up", Kind.TEXT, "WorklistItem.key")
            .column("why", "Why", Kind.TEXT, "FollowUpReason.text")
            .column("priority", "Priority", Kind.MONEY, "WorklistItem.priorityCents")
            .column("balance", "Balance", Kind.MONEY, "PatientFollowUp.balanceCents")
            .column("late", "Chance of late", Kind.SHARE, "FollowUpScore.lateProbability")
            .column("deadline", "Deadline", Kind.DAY, "WorklistItem.deadlineOn");
    for (Entry entry : entries) {
      WorklistItem item = entry.item();
      JudgedFollowUp followUp = JudgedFollowUp.behind(item, book);
      table.row(
          item.getRank(),
          entry.list().getPracticeId(),
          item.getKind().name(),
          item.getAction(),
          item.getKey(),
          followUp == null ? CHANGED : followUp.why(),
          item.getPriorityCents(),
          followUp == null ? null : followUp.balanceCents(),
          followUp == null ? null : followUp.late(),
          item.getDeadlineOn() == null ? null : item.getDeadlineOn().toString());
    }
    return table.build();
  }

  private static Map<String, Object> detail(Book book, String item) {
    int colon = item.indexOf(':');
    String kind = colon < 0 ? "" : item.substring(0, colon);
    String key = item.substring(colon + 1);
    SpecificRecord followUp;
    String account;
    switch (kind) {
      case "PATIENT" -> {
        followUp = book.patientFollowUps().get(key);
        account = key;
      }
      case "PAYER" -> {
        PayerFollowUp payerFollowUp = book.payerFollowUps().get(key);
        followUp = payerFollowUp;
        account = payerFollowUp == null ? "" : accountOf(key, payerFollowUp);
      }
      default ->
          throw new QueryException("item: of no kind (expected: PATIENT: or PAYER: and a key)");
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("kind", kind);
    detail.put("key", key);
    detail.put("followUp", raw(followUp));
    detail.put("account", raw(book.accounts().get(account)));
    return detail;
  }

  /** The practice is written in both keys alike, up to the first colon. */
  private static String accountOf(String key, PayerFollowUp followUp) {
    return key.substring(0, key.indexOf(':') + 1) + followUp.getAccountId();
  }

  private static RawValue raw(SpecificRecord record) {
    return record == null ? null : new RawValue(PlainJson.write(record));
  }
}
