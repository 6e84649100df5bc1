package org.duebook.analytics.finder;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.finder.SearchMessage.Located;
import org.duebook.analytics.order.InTurn;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.ledger.Finding;
import org.duebook.wire.WireFormat;

/**
 * Knows, per claim of a practice, the account it was first submitted in, and tells everybody who
 * asked whenever that changes.
 *
 * <p>Owned state: {@link DirectoryEntry}, about 200 bytes a claim, never cleared. In a replay the
 * notices that came early, with a timer each.
 */
public final class ClaimDirectoryFunction
    extends KeyedProcessFunction<String, ClaimNotice, SearchMessage> {
  private static final long serialVersionUID = 1L;

  private final BusinessRules businessRules;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient Exceptions exceptions;
  private transient ValueState<DirectoryEntry> entries;
  private transient InTurn<ClaimNotice> notices;

  /** A directory for the practices of the rules. */
  public ClaimDirectoryFunction(BusinessRules businessRules, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace);
    exceptions = new Exceptions(wireFormat, getRuntimeContext().getMetricGroup());
    entries =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "directory-entry", new CodecType<>(new DirectoryEntryCodec())));
    notices =
        new InTurn<>(
            getRuntimeContext(), "notices-to-come", new CodecType<>(new ClaimNoticeCodec()));
  }

  @Override
  public void processElement(ClaimNotice notice, Context context, Collector<SearchMessage> out)
      throws Exception {
    if (pace instanceof Pace.Replay) {
      notices.hold(context.timestamp(), notice);
      context.timerService().registerEventTimeTimer(context.timestamp());
    } else {
      take(notice, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SearchMessage> out)
      throws Exception {
    for (ClaimNotice notice : notices.take(timestamp)) {
      take(notice, context, out);
    }
  }

  private void take(ClaimNotice notice, Context context, Collector<SearchMessage> out)
      throws Exception {
    DirectoryEntry entry = entries.value();
    if (entry == null) {
      entry = new DirectoryEntry();
    }
    String accountBefore = entry.accountId();
    long accountsBefore = entry.accounts();
    if (notice.sighting() != null) {
      entry.add(notice.sighting());
    }
    String account = entry.accountId();
    if (account != null && !account.equals(accountBefore)) {
      for (String searchKey : entry.seekers) {
        out.collect(answer(notice, searchKey, account));
      }
    }
    boolean asksFirst = notice.searchKey() != null && entry.seekers.add(notice.searchKey());
    if (asksFirst && account != null) {
      out.collect(answer(notice, notice.searchKey(), account));
    }
    if (accountsBefore == 1 && entry.accounts() == 2) {
      reportShared(notice, context);
    }
    entries.update(entry);
  }

  private static SearchMessage answer(ClaimNotice notice, String searchKey, String accountId) {
    return SearchMessage.located(
        searchKey, notice.practiceId(), new Located(notice.claimId(), accountId));
  }

  private void reportShared(ClaimNotice notice, Context context) {
    TimerService time = context.timerService();
    Instant now = clock.now(time.currentProcessingTime());
    LocalDate asOf = clock.businessDay(time, rules.calendar(notice.practiceId()));
    // Which of the sightings comes second is chance, so none of them is named.
    Finding shared =
        new Finding(
            Finding.Kind.CLAIM_ID_SHARED,
            notice.claimId(),
            null,
            null,
            "two accounts use this claim id; records without account go to the earliest submission's");
    context.output(Outlets.EXCEPTIONS, exceptions.of(notice.practiceId(), null, shared, asOf, now));
  }
}
