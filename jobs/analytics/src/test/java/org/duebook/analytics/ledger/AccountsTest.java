package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RunnableFuture;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.duebook.analytics.serialization.CodecSerializer;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which accounts are awake, and which are held beside a state backend. */
@SuppressWarnings("try") // An interrupted close ends the test as well.
final class AccountsTest {
  private static final int AWAKE = 2;

  static List<StateBackend> backends() {
    return List.of(onHeap(), asBytes());
  }

  private static StateBackend onHeap() {
    return new HashMapStateBackend();
  }

  private static StateBackend asBytes() {
    return new EmbeddedRocksDBStateBackend();
  }

  /** The accounts of a subtask, and the state of the backend that is behind them. */
  private static final class Subtask implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, String, String> operator;
    private final CheckpointableKeyedStateBackend<String> backend;
    private final ValueState<AccountState> behind;
    private final Accounts accounts;

    Subtask(StateBackend stateBackend) throws Exception {
      this(stateBackend, null, AWAKE, AWAKE);
    }

    Subtask(StateBackend stateBackend, OperatorSubtaskState snapshot) throws Exception {
      this(stateBackend, snapshot, AWAKE, AWAKE);
    }

    Subtask(
        StateBackend stateBackend, OperatorSubtaskState snapshot, int allAwakeUpTo, int elseAwake)
        throws Exception {
      KeyedProcessOperator<String, String, String> idle = new KeyedProcessOperator<>(new Idle());
      operator = new KeyedOneInputStreamOperatorTestHarness<>(idle, key -> key, Types.STRING);
      operator.setStateBackend(stateBackend);
      if (snapshot != null) {
        operator.initializeState(snapshot);
      }
      operator.open();
      backend = (CheckpointableKeyedStateBackend<String>) idle.<String>getKeyedStateBackend();
      behind =
          backend.getPartitionedState(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              new ValueStateDescriptor<>(
                  "account", new CodecSerializer<>(new AccountStateCodec())));
      accounts = new Accounts(behind, allAwakeUpTo, elseAwake);
    }

    AccountState get(String key) throws IOException {
      backend.setCurrentKey(key);
      return accounts.get(key);
    }

    void put(String key, AccountState account) throws IOException {
      backend.setCurrentKey(key);
      accounts.put(key, account);
    }

    AccountState getBehind(String key) throws IOException {
      backend.setCurrentKey(key);
      return behind.value();
    }

    void putBehind(String key, AccountState account) throws IOException {
      backend.setCurrentKey(key);
      behind.update(account);
    }

    /** From here on the snapshot is fixed; its bytes are written when it is run. */
    RunnableFuture<SnapshotResult<KeyedStateHandle>> beginSnapshot() throws Exception {
      return backend.snapshot(
          1,
          1,
          new MemCheckpointStreamFactory(1 << 20),
          CheckpointOptions.forCheckpointWithDefaultLocation());
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }

  private static final class Idle extends KeyedProcessFunction<String, String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(String value, Context context, Collector<String> out) {}
  }

  private static AccountState accountWith(String... eventIds) {
    AccountState account = new AccountState("practice", "account");
    for (String eventId : eventIds) {
      account.record(fact(eventId));
    }
    return account;
  }

  private static Fact fact(String eventId) {
    return new ClaimFact(eventId, 0, eventId, "claim", ClaimFact.Type.ACCEPTED, null);
  }

  private static List<String> eventIds(AccountState account) {
    return account.ledger().facts().stream().map(Fact::eventId).sorted().toList();
  }

  private static OperatorSubtaskState written(
      RunnableFuture<SnapshotResult<KeyedStateHandle>> snapshot) throws Exception {
    snapshot.run();
    return OperatorSubtaskState.builder()
        .setManagedKeyedState(snapshot.get().getJobManagerOwnedSnapshot())
        .build();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aChangeMadeWhileASnapshotIsWrittenIsNotInIt(StateBackend backend) throws Exception {
    try (Subtask subtask = new Subtask(backend)) {
      subtask.put("a", accountWith("before"));
      var snapshot = subtask.beginSnapshot();
      AccountState account = subtask.get("a");
      account.record(fact("after"));
      subtask.put("a", account);

      try (Subtask restored = new Subtask(backend, written(snapshot))) {
        assertThat(eventIds(restored.get("a"))).containsExactly("before");
      }
      assertThat(eventIds(subtask.get("a"))).containsExactly("after", "before");
    }
  }

  @Test
  void onTheHeapAnAccountIsWhatTheBackendGives() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      AccountState account = accountWith("one");
      subtask.put("a", account);
      assertThat(subtask.get("a")).isSameAs(account);

      AccountState other = accountWith("one", "two");
      subtask.putBehind("a", other);
      assertThat(subtask.get("a")).isSameAs(other);
    }
  }

  @Test
  void whereTheBackendKeepsBytesAnAccountIsGivenBackWithoutDecodingIt() throws Exception {
    try (Subtask subtask = new Subtask(asBytes())) {
      AccountState account = accountWith("one");
      subtask.put("a", account);
      account.record(fact("two"));
      subtask.put("a", account);

      assertThat(subtask.get("a")).isSameAs(account);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void everyChangeIsInTheBackendAtOnce(StateBackend backend) throws Exception {
    try (Subtask subtask = new Subtask(backend)) {
      AccountState account = accountWith("one");
      subtask.put("a", account);
      assertThat(eventIds(subtask.getBehind("a"))).containsExactly("one");

      account.record(fact("two"));
      subtask.put("a", account);
      assertThat(eventIds(subtask.getBehind("a"))).containsExactly("one", "two");
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void anAccountIsItsOwnKeysAlone(StateBackend backend) throws Exception {
    try (Subtask subtask = new Subtask(backend)) {
      subtask.put("a", accountWith("of-a"));
      subtask.put("b", accountWith("of-b"));

      assertThat(eventIds(subtask.get("a"))).containsExactly("of-a");
      assertThat(eventIds(subtask.get("b"))).containsExactly("of-b");
      assertThat(subtask.get("c")).isNull();
    }
  }

  @Test
  void asManyAccountsAreHeldAsAreAllowed() throws Exception {
    try (Subtask subtask = new Subtask(asBytes())) {
      AccountState a = accountWith("of-a");
      AccountState b = accountWith("of-b");
      subtask.put("a", a);
      subtask.put("b", b);

      assertThat(subtask.get("a")).isSameAs(a);
      assertThat(subtask.get("b")).isSameAs(b);
    }
  }

  @Test
  void ofOneAccountMoreTheOneNotUsedForLongestIsDecodedAgain() throws Exception {
    try (Subtask subtask = new Subtask(asBytes())) {
      AccountState a = accountWith("of-a");
      AccountState b = accountWith("of-b");
      AccountState c = accountWith("of-c");
      subtask.put("a", a);
      subtask.put("b", b);
      subtask.get("a");
      subtask.put("c", c);

      assertThat(subtask.get("a")).isSameAs(a);
      assertThat(subtask.get("c")).isSameAs(c);
      assertThat(subtask.get("b")).isNotSameAs(b);
      assertThat(eventIds(subtask.get("b"))).containsExactly("of-b");
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void whatOthersChangedInTheBackendIsReadOnceWhatIsAwakeIsForgotten(StateBackend backend)
      throws Exception {
    try (Subtask subtask = new Subtask(backend)) {
      subtask.put("a", accountWith("one"));
      subtask.put("b", accountWith("one"));
      subtask.putBehind("a", accountWith("one", "two"));
      subtask.putBehind("b", accountWith("one", "three"));
      subtask.accounts.forgetAwake();

      assertThat(eventIds(subtask.get("a"))).containsExactly("one", "two");
      assertThat(eventIds(subtask.get("b"))).containsExactly("one", "three");
    }
  }

  @Test
  void onTheHeapAsManyAccountsAreAwakeAsAreAllowed() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      AccountState a = accountWith("of-a");
      AccountState b = accountWith("of-b");
      subtask.put("a", a);
      subtask.put("b", b);

      assertThat(a.isAtRest()).isFalse();
      assertThat(b.isAtRest()).isFalse();
    }
  }

  @Test
  void onTheHeapOneMoreLaysTheOneNotUsedForLongestToRest() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      AccountState a = accountWith("of-a");
      AccountState b = accountWith("of-b");
      subtask.put("a", a);
      subtask.put("b", b);
      subtask.get("a");
      subtask.put("c", accountWith("of-c"));

      assertThat(a.isAtRest()).isFalse();
      assertThat(b.isAtRest()).isTrue();
      assertThat(eventIds(subtask.get("b"))).containsExactly("of-b");
    }
  }

  @Test
  void onceThereAreMoreThanAllThatMayBeAwakeOnlyThoseLastUsedAre() throws Exception {
    try (Subtask subtask = new Subtask(onHeap(), null, 3, 1)) {
      AccountState a = accountWith("of-a");
      AccountState b = accountWith("of-b");
      AccountState c = accountWith("of-c");
      AccountState d = accountWith("of-d");
      subtask.put("a", a);
      subtask.put("b", b);
      subtask.put("c", c);
      assertThat(List.of(a, b, c)).noneMatch(AccountState::isAtRest);

      subtask.put("d", d);
      assertThat(List.of(a, b, c)).allMatch(AccountState::isAtRest);
      assertThat(d.isAtRest()).isFalse();

      assertThat(eventIds(subtask.get("a"))).containsExactly("of-a");
      assertThat(d.isAtRest()).isTrue();
    }
  }

  @Test
  void onTheHeapAnAccountThatIsOnlyLookedAtIsLaidToRestAsWell() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      subtask.put("a", accountWith("of-a"));
      subtask.put("b", accountWith("of-b"));
      subtask.put("c", accountWith("of-c"));
      AccountState a = subtask.get("a");
      assertThat(eventIds(a)).containsExactly("of-a");
      assertThat(a.isAtRest()).isFalse();
      subtask.get("b");
      subtask.get("c");

      assertThat(a.isAtRest()).isTrue();
    }
  }

  @Test
  void anAccountLaidToRestWhileASnapshotIsWrittenIsInItAsItWas() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      subtask.put("a", accountWith("one", "two"));
      var snapshot = subtask.beginSnapshot();
      subtask.put("b", accountWith("of-b"));
      subtask.put("c", accountWith("of-c"));
      assertThat(subtask.getBehind("a").isAtRest()).isTrue();
      AccountState a = subtask.get("a");
      a.record(fact("three"));
      subtask.put("a", a);

      try (Subtask restored = new Subtask(onHeap(), written(snapshot))) {
        assertThat(eventIds(restored.get("a"))).containsExactly("one", "two");
      }
      assertThat(eventIds(subtask.get("a"))).containsExactly("one", "three", "two");
    }
  }

  @Test
  void onTheHeapARestoredAccountIsAtRest() throws Exception {
    try (Subtask subtask = new Subtask(onHeap())) {
      subtask.put("a", accountWith("one"));
      try (Subtask restored = new Subtask(onHeap(), written(subtask.beginSnapshot()))) {
        assertThat(restored.get("a").isAtRest()).isTrue();
      }
    }
  }
}
