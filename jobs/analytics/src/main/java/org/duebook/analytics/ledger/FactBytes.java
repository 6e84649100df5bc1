package org.duebook.analytics.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.duebook.analytics.serialization.Fields;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.Fact;

/**
 * The bytes of an account's facts, in order of their arrival. They are kept beside the facts of an
 * account that is awake, about a third of their size, since facts never change: a checkpoint, or a
 * state backend that keeps bytes, would otherwise write every fact of an account anew, again and
 * again. A fact becomes bytes when they are first written or the account is laid to rest, so in a
 * replay, which does neither, none does.
 *
 * <p>Says the same for ever, so a copy of an account shares it, and the thread that writes a
 * checkpoint may read it while the account goes on.
 */
final class FactBytes {
  /** Of no facts. */
  static final FactBytes NONE = new FactBytes(new Encoded(0, new byte[0], new int[0], null));

  /** A fact that is not bytes yet, how many there are with it, and the one that came before it. */
  private record Later(Fact fact, int place, Later before) {
    static int count(Later last) {
      return last == null ? 0 : last.place;
    }
  }

  /**
   * The first facts as bytes, the others not yet.
   *
   * @param count of the facts that are bytes
   * @param bytes theirs; never written into
   * @param ids of their events, by hash, in the same order, or null while nobody has read them;
   *     never written into
   * @param later the latest of the others, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Encoded(int count, byte[] bytes, int[] ids, Later later) {
    Encoded whole() {
      if (later == null) {
        return this;
      }
      DataOutputSerializer output =
          new DataOutputSerializer(bytes.length + 128 * Later.count(later));
      try {
        output.write(bytes);
        write(later, output);
      } catch (IOException e) {
        throw new UncheckedIOException("an array in memory refuses bytes", e);
      }
      return new Encoded(count + Later.count(later), output.getCopyOfBuffer(), allIds(), null);
    }

    private int[] allIds() {
      if (ids == null) {
        return null;
      }
      int[] all = Arrays.copyOf(ids, count + Later.count(later));
      for (Later fact = later; fact != null; fact = fact.before) {
        all[count + fact.place - 1] = fact.fact.eventId().hashCode();
      }
      return all;
    }

    boolean mayHold(String eventId) {
      if (ids == null) {
        return true;
      }
      int hash = eventId.hashCode();
      for (int id : ids) {
        if (id == hash) {
          return true;
        }
      }
      for (Later fact = later; fact != null; fact = fact.before) {
        if (fact.fact.eventId().equals(eventId)) {
          return true;
        }
      }
      return false;
    }

    private static void write(Later last, DataOutput output) throws IOException {
      Fact[] inOrder = new Fact[Later.count(last)];
      for (Later later = last; later != null; later = later.before) {
        inOrder[later.place - 1] = later.fact;
      }
      for (Fact fact : inOrder) {
        FactCodec.write(fact, output);
      }
    }
  }

  /** Replaced by more bytes of the same facts; whichever a thread sees is right. */
  private Encoded encoded;

  private FactBytes(Encoded encoded) {
    this.encoded = encoded;
  }

  static FactBytes of(Collection<Fact> facts) {
    FactBytes bytes = NONE;
    for (Fact fact : facts) {
      bytes = bytes.plus(fact);
    }
    return bytes;
  }

  /** These and those of one more fact. */
  FactBytes plus(Fact fact) {
    Encoded these = encoded;
    return new FactBytes(
        new Encoded(
            these.count,
            these.bytes,
            these.ids,
            new Later(fact, Later.count(these.later) + 1, these.later)));
  }

  /** All facts are bytes from now on, and none of them is held beside that. */
  void becomeBytes() {
    encoded = encoded.whole();
  }

  void write(DataOutput output) throws IOException {
    Encoded whole = encoded.whole();
    encoded = whole;
    Fields.writeInt(whole.count, output);
    Fields.writeInt(whole.bytes.length, output);
    output.write(whole.bytes);
  }

  /** What {@link #write} wrote; what it says is looked at when it is made a ledger. */
  static FactBytes read(DataInput input) throws IOException {
    int count = Fields.readInt(input);
    byte[] bytes = new byte[Fields.readInt(input)];
    input.readFully(bytes);
    return new FactBytes(new Encoded(count, bytes, null, null));
  }

  /** Whether an event of this id may be among the facts; if not, none is. */
  boolean mayHold(String eventId) {
    return encoded.mayHold(eventId);
  }

  /**
   * A ledger of the facts.
   *
   * @throws UncheckedIOException if the bytes are not those of facts
   */
  AccountLedger ledger() {
    AccountLedger ledger = new AccountLedger();
    Encoded whole = encoded.whole();
    int[] ids = new int[whole.count];
    DataInputDeserializer input = new DataInputDeserializer(whole.bytes);
    try {
      for (int i = 0; i < whole.count; i++) {
        Fact fact = FactCodec.read(AccountStateCodec.VERSION, input);
        ids[i] = fact.eventId().hashCode();
        ledger.record(fact);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage() + "; restore an older checkpoint", e);
    }
    encoded = new Encoded(whole.count, whole.bytes, ids, null);
    return ledger;
  }
}
