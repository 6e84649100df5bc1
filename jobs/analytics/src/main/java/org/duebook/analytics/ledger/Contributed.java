package org.duebook.analytics.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.duebook.analytics.portfolio.CellSumsCodec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.ledger.AccountPosition;

/**
 * What portfolios were last told that an account adds to them.
 *
 * <p>While the account is awake it is the position it was told from; once that was written, or the
 * account was laid to rest, it is bytes: the sums themselves would take several times as much of
 * the heap as everything that is written of an account.
 *
 * <p>Says the same for ever, so a copy of an account shares it, and the thread that writes a
 * checkpoint may read it while the account goes on.
 */
final class Contributed {
  private static final CellSumsCodec SUMS = new CellSumsCodec();

  /** Portfolios know nothing of the account. */
  static final Contributed NOTHING = of(new AccountContribution());

  /**
   * Exactly one is there.
   *
   * @param position what it was told from, ages counted by the clock
   * @param bytes of the sums; never written into
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Known(AccountPosition position, AgeingClock clock, byte[] bytes) {}

  /** Replaced by bytes that say the same; whichever a thread sees is right. */
  private Known known;

  private Contributed(Known known) {
    this.known = known;
  }

  static Contributed of(AccountContribution sums) {
    return new Contributed(new Known(null, null, encode(sums)));
  }

  /** What an account adds in a position, ages counted by the given clock. */
  static Contributed of(AccountPosition position, AgeingClock clock) {
    return new Contributed(new Known(position, clock, null));
  }

  /** The sums; not to be changed. */
  AccountContribution sums() {
    return sums(known);
  }

  private static AccountContribution sums(Known known) {
    return known.bytes != null
        ? decode(known.bytes)
        : AccountContribution.of(known.position, known.clock);
  }

  /** What the account adds in a position more than portfolios know. */
  AccountContribution differenceTo(AccountPosition now, AgeingClock ageingClock) {
    Known last = known;
    return last.bytes != null
        ? AccountContribution.of(now, ageingClock).minus(decode(last.bytes))
        : AccountContribution.change(last.position, now, ageingClock);
  }

  /** It is bytes from now on, and no position is held beside them. */
  void becomeBytes() {
    bytes();
  }

  private byte[] bytes() {
    Known last = known;
    if (last.bytes == null) {
      last = new Known(null, null, encode(sums(last)));
      known = last;
    }
    return last.bytes;
  }

  void write(DataOutput output) throws IOException {
    Fields.writeBytes(bytes(), output);
  }

  static Contributed read(DataInput input) throws IOException {
    return new Contributed(new Known(null, null, Fields.readBytes(input)));
  }

  /** What was written before version 4 of an account's bytes: the sums one by one. */
  static Contributed readSums(DataInput input) throws IOException {
    return of(decode(input));
  }

  private static byte[] encode(AccountContribution sums) {
    DataOutputSerializer output = new DataOutputSerializer(256);
    Map<String, CellSums> byPayer = sums.byPayer();
    try {
      Fields.writeInt(byPayer.size(), output);
      for (Map.Entry<String, CellSums> entry : byPayer.entrySet()) {
        Fields.writeText(entry.getKey(), output);
        SUMS.write(entry.getValue(), output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory refuses bytes", e);
    }
    return output.getCopyOfBuffer();
  }

  private static AccountContribution decode(byte[] bytes) {
    try {
      return decode(new DataInputDeserializer(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "what an account adds to portfolios: %s (expected: sums in %d bytes); restore an older checkpoint"
              .formatted(e.getMessage(), bytes.length),
          e);
    }
  }

  private static AccountContribution decode(DataInput input) throws IOException {
    Map<String, CellSums> byPayer = new HashMap<>();
    int payers = Fields.readInt(input);
    for (int i = 0; i < payers; i++) {
      byPayer.put(Fields.readText(input), SUMS.read(SUMS.version(), input));
    }
    return new AccountContribution(byPayer);
  }
}
