package org.duebook.analytics.ledger;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;

/**
 * The accounts of a subtask, each under Flink's current key. A few thousand are all awake; of more
 * than that only those last used. An account is asked for when an event comes, at the end of that
 * day and at its turn, and to wake it costs many times what is then done with it.
 *
 * <p>Where the state backend keeps bytes (RocksDB), they are held here, beside it. Every change is
 * written to the backend at once, so nothing is in memory alone; what is held is only ever read
 * instead of the same bytes.
 *
 * <p>Where it keeps objects (on the heap), they are the backend's own, and here is only noted which
 * of them are awake. Another one that is used lays the one not used for longest to rest. Awake, an
 * account takes several times as much of the heap, in hundreds of small objects that a collector
 * has to visit.
 */
final class Accounts {
  /** So many find room awake: about 100 MB with 17 facts each, four times that with 100. */
  private static final int ALL_AWAKE_UP_TO = 6_000;

  /**
   * About what speaks within half a second on a busy machine. With ten times as many an account is
   * old when it is laid to rest, and the collector has moved all that it was made of for nothing:
   * that took an eighth more processor time.
   */
  private static final int ELSE_AWAKE = 500;

  private final ValueState<AccountState> backend;
  private final int elseAwake;

  /** Those used longest ago come first. */
  private final Map<String, AccountState> awake = new LinkedHashMap<>(16, 0.75f, true);

  private int mostAwake;

  /** Null until it is known. */
  private Boolean backendKeepsObjects;

  /**
   * Accounts in a state of the backend.
   *
   * @param allAwakeUpTo as long as they are no more, all are awake
   * @param elseAwake how many are awake from then on
   */
  Accounts(ValueState<AccountState> backend, int allAwakeUpTo, int elseAwake) {
    this.backend = backend;
    this.mostAwake = allAwakeUpTo;
    this.elseAwake = elseAwake;
  }

  /** As many are awake as is good for a job that goes on and on. */
  static Accounts someAwake(ValueState<AccountState> backend) {
    return new Accounts(backend, ALL_AWAKE_UP_TO, ELSE_AWAKE);
  }

  /** All of them are awake. */
  static Accounts allAwake(ValueState<AccountState> backend) {
    return new Accounts(backend, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** The account under the current key, or null. */
  AccountState get(String key) throws IOException {
    if (backendKeepsObjects == null || backendKeepsObjects) {
      // One on the heap copies an account that is being written to a checkpoint: whoever kept the
      // object beside it would write into that checkpoint.
      AccountState account = backend.value();
      if (account != null && keepsObjects(account)) {
        noteAwake(key, account);
      }
      return account;
    }
    AccountState held = awake.get(key);
    return held != null ? held : backend.value();
  }

  /** Keeps what became of the account under the current key. */
  void put(String key, AccountState account) throws IOException {
    backend.update(account);
    keepsObjects(account);
    noteAwake(key, account);
  }

  private void noteAwake(String key, AccountState account) {
    awake.put(key, account);
    if (awake.size() <= mostAwake) {
      return;
    }
    mostAwake = elseAwake;
    Iterator<AccountState> unusedForLongest = awake.values().iterator();
    while (awake.size() > mostAwake) {
      AccountState unused = unusedForLongest.next();
      if (backendKeepsObjects) {
        unused.rest();
      }
      unusedForLongest.remove();
    }
  }

  /** Whether the backend gives back the very object that it was given, or has given before. */
  private boolean keepsObjects(AccountState account) throws IOException {
    if (backendKeepsObjects == null) {
      backendKeepsObjects = backend.value() == account;
    }
    return backendKeepsObjects;
  }

  /** Others may have changed accounts in the backend, and laid them to rest. */
  void forgetAwake() {
    awake.clear();
  }
}
