package org.duebook.analytics.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;

/**
 * The accounts of a subtask, each under Flink's current key.
 *
 * <p>Where the state backend keeps bytes (RocksDB), the accounts last used are held decoded as
 * well: an account is asked for when an event comes, at the end of that day and at its turn, and to
 * decode it costs many times what is then done with it. Every change is written to the backend at
 * once, so nothing is in memory alone; what is held is only ever read instead of the same bytes.
 */
final class Accounts {
  private final ValueState<AccountState> backend;
  private final Map<String, AccountState> decoded;

  /** Null until it is known. */
  private Boolean backendKeepsObjects;

  /**
   * Accounts in a state of the backend.
   *
   * @param mostDecoded how many are held decoded, where the backend does not do so itself
   */
  Accounts(ValueState<AccountState> backend, int mostDecoded) {
    this.backend = backend;
    this.decoded =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, AccountState> eldest) {
            return size() > mostDecoded;
          }
        };
  }

  /** The account under the current key, or null. */
  AccountState get(String key) throws IOException {
    AccountState held = decoded.get(key);
    return held != null ? held : backend.value();
  }

  /** Keeps what became of the account under the current key. */
  void put(String key, AccountState account) throws IOException {
    backend.update(account);
    if (backendKeepsObjects == null) {
      // One on the heap gives back the very object, and copies it while a checkpoint is written:
      // whoever kept the object beside it would write into that checkpoint.
      backendKeepsObjects = backend.value() == account;
    }
    if (!backendKeepsObjects) {
      decoded.put(key, account);
    }
  }

  /** Others may have changed accounts in the backend. */
  void forgetDecoded() {
    decoded.clear();
  }
}
