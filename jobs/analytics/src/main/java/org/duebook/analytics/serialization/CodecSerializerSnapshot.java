package org.duebook.analytics.serialization;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Remembers in a savepoint which codec wrote, and in which version.
 *
 * @param <T> the type
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int FORMAT = 1;

  private Codec<T> codec;
  private int writtenVersion;

  /** For Flink, which fills it with {@link #readSnapshot}. */
  public CodecSerializerSnapshot() {}

  CodecSerializerSnapshot(Codec<T> codec, int writtenVersion) {
    this.codec = codec;
    this.writtenVersion = writtenVersion;
  }

  @Override
  public int getCurrentVersion() {
    return FORMAT;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(codec.getClass().getName());
    out.writeInt(writtenVersion);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    String name = in.readUTF();
    writtenVersion = in.readInt();
    codec = codecNamed(name, classLoader);
    if (writtenVersion > codec.version()) {
      throw new IOException(
          "state of %s: version %d (expected: at most %d); run the release that wrote it, or a later one"
              .formatted(name, writtenVersion, codec.version()));
    }
  }

  @SuppressWarnings("unchecked") // The name was written from a Codec<T>.
  private static <T> Codec<T> codecNamed(String name, ClassLoader classLoader) throws IOException {
    try {
      Class<?> type = Class.forName(name, true, classLoader);
      return (Codec<T>) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IOException("state codec " + name + ": not in this release", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new CodecSerializer<>(codec, writtenVersion);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    if (!(oldSnapshot instanceof CodecSerializerSnapshot<T> old)
        || old.codec.getClass() != codec.getClass()
        || old.writtenVersion > codec.version()) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return old.writtenVersion == codec.version()
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
