package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.processed;
import static org.duebook.analytics.Events.received;
import static org.duebook.analytics.Events.selfPay;
import static org.duebook.analytics.Events.submitted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.KeyedBroadcastHarness;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecSerializer;
import org.duebook.analytics.serialization.StoredBytes;
import org.junit.jupiter.api.Test;

/** What an earlier release left in a savepoint, the ledger goes on from. */
class LedgerSavepointHarnessTest {
  private static final Pace LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));
  private static final Path VERSION_1 = StoredBytes.FOLDER.resolve("v1/account-ledger.savepoint");

  /** The savepoint of version 1 was taken here: two accounts told, one change not yet. */
  private static void tellVersion1(Ledger ledger) throws Exception {
    ledger.clockIs(10_000);
    ledger.businessDayIs("2026-01-31");
    ledger.gets(submitted("account-1", "claim-1", "2026-01-20"));
    ledger.gets(processed("account-1", "claim-1", "2026-01-30"));
    ledger.gets(selfPay("account-2", "claim-2", "2026-01-10"));
    ledger.aMomentPasses();
    ledger.gets(received("account-1", "payment-1", "2026-01-31", 500, "claim-1"));
  }

  @Test
  void theSavepointOfVersion1IsRestored() throws Exception {
    if (!Files.exists(VERSION_1) && StoredBytes.isCheckIn()) {
      try (Ledger ledger = new Ledger(LIVE)) {
        tellVersion1(ledger);
        OperatorSnapshotUtil.writeStateHandle(ledger.snapshot(), VERSION_1.toString());
      }
    }
    OperatorSubtaskState savepoint = OperatorSnapshotUtil.readStateHandle(VERSION_1.toString());
    try (Ledger ledger = new Ledger(Events.RULES, LIVE, savepoint)) {
      assertThat(ledger.meter("openAccounts")).isEqualTo(2);
      ledger.businessDayIs("2026-02-01");
      ledger.clockIs(11_000);
      assertThat(ledger.figures())
          .as("the change that had not been told, and nothing that had or is a day older only")
          .hasSize(1)
          .allSatisfy(
              kpis -> {
                assertThat(kpis.getAccountId()).isEqualTo("account-1");
                assertThat(kpis.getInsurer().getReceivableCents()).isEqualTo(6_000);
                assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(1_000);
              });
      ledger.gets(received("account-1", "payment-1", "2026-01-31", 500, "claim-1"));
      assertThat(ledger.meter("duplicates")).isEqualTo(1);
      ledger.businessDayIs("2026-02-10");
      ledger.aMomentPasses();
      assertThat(ledger.figures())
          .as("the timer of the silent account")
          .filteredOn(kpis -> kpis.getAccountId().equals("account-2"))
          .last()
          .satisfies(
              kpis -> {
                assertThat(kpis.getAsOf()).isEqualTo("2026-02-10");
                assertThat(kpis.getPatient().getAging().getDays31To60Cents()).isEqualTo(10_000);
              });
    }
  }

  @Test
  void aSavepointIsSharedOutAmongMoreSubtasks() throws Exception {
    OperatorSubtaskState savepoint;
    try (Ledger ledger = new Ledger(LIVE)) {
      tellVersion1(ledger);
      savepoint = ledger.snapshot();
    }
    List<String> told = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      var half =
          KeyedBroadcastHarness.subtask(
              new LedgerFunction(Events.RULES, Events.GUIDANCE, LIVE, Events.WIRE),
              RoutedRecord::accountKey,
              GuidanceInForce.ANNOUNCED,
              new CodecSerializer<>(new OutputRecordCodec()),
              savepoint,
              2,
              subtask);
      half.processWatermark(Events.at("2026-03-31"));
      half.setProcessingTime(11_000);
      Harnesses.take(half).forEach(record -> told.add(record.key()));
      Harnesses.close(half);
    }
    assertThat(told).contains("practice-1:account-1", "practice-1:account-2");
  }
}
