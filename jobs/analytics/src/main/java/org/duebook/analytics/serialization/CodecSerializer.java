package org.duebook.analytics.serialization;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Lets Flink use a {@link Codec}.
 *
 * @param <T> the type
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Codec<T> codec;
  private final int readVersion;

  /** Writes and reads the codec's current version. */
  public CodecSerializer(Codec<T> codec) {
    this(codec, codec.version());
  }

  CodecSerializer(Codec<T> codec, int readVersion) {
    this.codec = codec;
    this.readVersion = readVersion;
  }

  Codec<T> codec() {
    return codec;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  /** Flink asks for it but never needs the value: reading makes its own. */
  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return codec.copy(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return codec.copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec.write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec.read(readVersion, source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecSerializer<?> that
        && codec.getClass() == that.codec.getClass()
        && readVersion == that.readVersion;
  }

  @Override
  public int hashCode() {
    return codec.getClass().hashCode() + readVersion;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSerializerSnapshot<>(codec, codec.version());
  }
}
