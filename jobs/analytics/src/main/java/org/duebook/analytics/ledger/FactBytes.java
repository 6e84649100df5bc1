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
 * The bytes of an account's facts, in order of their arrival. They are kept beside the facts, about
 * a third of their size, since facts never change: a checkpoint, or a state backend that keeps
 * bytes, would otherwise write every fact of an account anew, again and again.
 *
 * <p>Immutable, so that a copy of an account shares them. Those of one more fact stand in the same
 * array behind these where there is room: an account with very many facts is not copied with each.
 */
final class FactBytes {
  /** Of no facts. */
  static final FactBytes NONE = new FactBytes(0, new Block(new byte[0], 0), 0);

  private final int count;
  private final Block block;
  private final int length;

  /** An array of which the first bytes are taken, by whoever came first. */
  private static final class Block {
    private final byte[] bytes;
    private int taken;

    Block(byte[] bytes, int taken) {
      this.bytes = bytes;
      this.taken = taken;
    }
  }

  private FactBytes(int count, Block block, int length) {
    this.count = count;
    this.block = block;
    this.length = length;
  }

  private static FactBytes of(int count, byte[] bytes) {
    return new FactBytes(count, new Block(bytes, bytes.length), bytes.length);
  }

  static FactBytes of(Collection<Fact> facts) {
    DataOutputSerializer output = new DataOutputSerializer(128 * Math.max(1, facts.size()));
    facts.forEach(fact -> encode(fact, output));
    return of(facts.size(), output.getCopyOfBuffer());
  }

  /** These and those of one more fact. */
  FactBytes plus(Fact fact) {
    DataOutputSerializer output = new DataOutputSerializer(128);
    encode(fact, output);
    int needed = length + output.length();
    Block room = block;
    // Room that another one of the same facts has taken is not ours.
    if (block.taken != length || needed > block.bytes.length) {
      room = new Block(Arrays.copyOf(block.bytes, needed + length / 4), length);
    }
    System.arraycopy(output.getSharedBuffer(), 0, room.bytes, length, output.length());
    room.taken = needed;
    return new FactBytes(count + 1, room, needed);
  }

  private static void encode(Fact fact, DataOutputSerializer output) {
    try {
      FactCodec.write(fact, output);
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory refuses bytes", e);
    }
  }

  void write(DataOutput output) throws IOException {
    Fields.writeInt(count, output);
    Fields.writeInt(length, output);
    output.write(block.bytes, 0, length);
  }

  static FactBytes read(DataInput input) throws IOException {
    int count = Fields.readInt(input);
    byte[] bytes = new byte[Fields.readInt(input)];
    input.readFully(bytes);
    return of(count, bytes);
  }

  /** Records the facts in a ledger. */
  void recordIn(AccountLedger ledger, int version) throws IOException {
    DataInputDeserializer input = new DataInputDeserializer(block.bytes, 0, length);
    for (int i = 0; i < count; i++) {
      ledger.record(FactCodec.read(version, input));
    }
  }
}
