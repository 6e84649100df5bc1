package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.received;
import static org.duebook.analytics.Events.selfPay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.duebook.analytics.Events;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts in state that keeps objects, and in state that keeps bytes. */
@SuppressWarnings("try") // An interrupted close ends the test as well.
final class AccountsHarnessTest {
  private static final int HELD = 3;

  static List<StateBackend> backends() {
    return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  /** Takes payments of one cent and says how many its account has by now. */
  private static final class Counting extends KeyedProcessFunction<String, String, Integer> {
    private static final long serialVersionUID = 1L;

    private transient Accounts accounts;

    @Override
    public void open(OpenContext context) {
      accounts =
          new Accounts(
              getRuntimeContext()
                  .getState(
                      new ValueStateDescriptor<>(
                          "account", new CodecType<>(new AccountStateCodec()))),
              HELD,
              HELD);
    }

    @Override
    public void processElement(String eventId, Context context, Collector<Integer> out)
        throws Exception {
      String key = context.getCurrentKey();
      AccountState account = accounts.get(key);
      if (account == null) {
        account = new AccountState("practice", key);
      }
      account.record(payment(eventId));
      accounts.put(key, account);
      out.collect(account.ledger().facts().size());
    }
  }

  private static PaymentFact payment(String eventId) {
    return new PaymentFact(
        eventId,
        0,
        eventId,
        PaymentFact.Type.RECEIVED,
        PaymentFact.Source.PATIENT,
        null,
        PaymentFact.Method.CASH,
        1,
        List.of(),
        null,
        null);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Integer> counting(
      StateBackend backend) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, String, Integer> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Counting()),
            eventId -> eventId.substring(0, 1),
            Types.STRING);
    harness.setStateBackend(backend);
    return harness;
  }

  @ParameterizedTest
  @MethodSource("backends")
  void moreAccountsThanAreHeldLoseNoFact(StateBackend backend) throws Exception {
    try (var harness = counting(backend)) {
      harness.open();
      List<Integer> expected = new ArrayList<>();
      for (int payment = 1; payment <= 4; payment++) {
        for (String account : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
          harness.processElement(account + payment, 0);
          expected.add(payment);
        }
      }
      assertThat(harness.extractOutputValues()).containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aSnapshotHasTheAccountsAsTheyWereWhenItWasTaken(StateBackend backend) throws Exception {
    try (var harness = counting(backend);
        var restored = counting(backend)) {
      harness.open();
      harness.processElement("a1", 0);
      harness.processElement("a2", 0);
      var snapshot = harness.snapshot(1, 1);
      harness.processElement("a3", 0);

      restored.initializeState(snapshot);
      restored.open();
      restored.processElement("a4", 0);
      assertThat(restored.extractOutputValues()).containsExactly(3);
      assertThat(harness.extractOutputValues()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void aLedgerThatKeepsBytesSaysWhatOneThatKeepsObjectsSays() throws Exception {
    Pace live = new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));
    Guidance models = Guidance.of(SettingsFile.defaults());
    Random random = new Random(1);
    try (Ledger objects = new Ledger(Events.RULES, models, live, null, new HashMapStateBackend());
        Ledger bytes =
            new Ledger(Events.RULES, models, live, null, new EmbeddedRocksDBStateBackend())) {
      List<Ledger> both = List.of(objects, bytes);
      for (Ledger ledger : both) {
        ledger.businessDayIs("2026-01-01");
        for (int account = 0; account < 5; account++) {
          ledger.gets(selfPay("account-" + account, "claim-" + account, "2026-01-01"));
        }
      }
      for (int day = 1; day < 100; day++) {
        String today = LocalDate.parse("2026-01-01").plusDays(day).toString();
        List<Integer> paying =
            IntStream.range(0, 5).filter(account -> random.nextInt(10) == 0).boxed().toList();
        for (Ledger ledger : both) {
          ledger.businessDayIs(today);
          for (int account : paying) {
            ledger.gets(
                received("account-" + account, "payment-" + today, today, 100, "claim-" + account));
          }
          ledger.aMomentPasses();
        }
        if (day == 50) {
          bytes.restart();
        }
        assertThat(texts(bytes)).as(today).isEqualTo(texts(objects));
      }
    }
  }

  private static List<String> texts(Ledger ledger) {
    List<OutputRecord> told = new ArrayList<>(ledger.takeOutput());
    told.addAll(ledger.patientFollowUps());
    return told.stream()
        .map(record -> record.key() + " " + Arrays.toString(record.value()))
        .sorted()
        .toList();
  }
}
