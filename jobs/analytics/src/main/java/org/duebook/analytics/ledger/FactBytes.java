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
 * <p>Immutable, so that a copy of an account shares them.
 */
final class FactBytes {
  /** Of no facts. */
  static final FactBytes NONE = new FactBytes(0, new byte[0]);

  private final int count;
  private final byte[] bytes;

  private FactBytes(int count, byte[] bytes) {
    this.count = count;
    this.bytes = bytes;
  }

  static FactBytes of(Collection<Fact> facts) {
    DataOutputSerializer output = new DataOutputSerializer(128 * Math.max(1, facts.size()));
    facts.forEach(fact -> encode(fact, output));
    return new FactBytes(facts.size(), output.getCopyOfBuffer());
  }

  /** These and those of one more fact. */
  FactBytes plus(Fact fact) {
    DataOutputSerializer output = new DataOutputSerializer(128);
    encode(fact, output);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + output.length());
    System.arraycopy(output.getSharedBuffer(), 0, longer, bytes.length, output.length());
    return new FactBytes(count + 1, longer);
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
    Fields.writeInt(bytes.length, output);
    output.write(bytes);
  }

  static FactBytes read(DataInput input) throws IOException {
    int count = Fields.readInt(input);
    byte[] bytes = new byte[Fields.readInt(input)];
    input.readFully(bytes);
    return new FactBytes(count, bytes);
  }

  /** Records the facts in a ledger. */
  void recordIn(AccountLedger ledger, int version) throws IOException {
    DataInputDeserializer input = new DataInputDeserializer(bytes);
    for (int i = 0; i < count; i++) {
      ledger.record(FactCodec.read(version, input));
    }
  }
}
