package org.duebook.analytics.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
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
 * <p>It is reckoned from the position it was told from when it is first written, and from then on
 * kept as bytes: the sums themselves take several times as much of the heap as everything that is
 * written of an account. Those that were read from an account's bytes, whose position is not known,
 * are kept until the account tells anew.
 *
 * <p>Says the same for ever, so a copy of an account shares it, and the thread that writes a
 * checkpoint may read it while the account goes on.
 */
final class Contributed {
  private static final CellSumsCodec SUMS = new CellSumsCodec();

  /** Portfolios know nothing of the account. */
  static final Contributed NOTHING = of(new AccountContribution());

  private final AccountContribution sums;
  private final AccountPosition position;
  private final AgeingClock clock;

  /** Null until it was written; by whichever thread, it is the same. */
  private Encoded encoded;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Encoded(byte[] bytes) {}

  private Contributed(AccountContribution sums, AccountPosition position, AgeingClock clock) {
    this.sums = sums;
    this.position = position;
    this.clock = clock;
  }

  /** Known by its sums, which nobody changes from now on. */
  static Contributed of(AccountContribution sums) {
    return new Contributed(sums, null, null);
  }

  /** What an account adds in a position, ages counted by the given clock. */
  static Contributed of(AccountPosition position, AgeingClock clock) {
    return new Contributed(null, position, clock);
  }

  /** The sums; not to be changed. */
  AccountContribution sums() {
    return sums != null ? sums : AccountContribution.of(position, clock);
  }

  /** What the account adds in a position more than portfolios know. */
  AccountContribution differenceTo(AccountPosition now, AgeingClock ageingClock) {
    return sums != null
        ? AccountContribution.of(now, ageingClock).minus(sums)
        : AccountContribution.change(position, now, ageingClock);
  }

  void write(DataOutput output) throws IOException {
    Encoded known = encoded;
    if (known == null) {
      known = encode();
      encoded = known;
    }
    output.write(known.bytes);
  }

  private Encoded encode() throws IOException {
    DataOutputSerializer output = new DataOutputSerializer(256);
    Map<String, CellSums> byPayer = sums().byPayer();
    Fields.writeInt(byPayer.size(), output);
    for (Map.Entry<String, CellSums> entry : byPayer.entrySet()) {
      Fields.writeText(entry.getKey(), output);
      SUMS.write(entry.getValue(), output);
    }
    return new Encoded(output.getCopyOfBuffer());
  }

  static Contributed read(DataInput input) throws IOException {
    Map<String, CellSums> byPayer = new HashMap<>();
    int payers = Fields.readInt(input);
    for (int i = 0; i < payers; i++) {
      byPayer.put(Fields.readText(input), SUMS.read(SUMS.version(), input));
    }
    return of(new AccountContribution(byPayer));
  }
}
