package org.duebook.analytics.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** State that one release wrote meets the codec of another. */
class CodecSerializerSnapshotTest {
  /** A note; its author came with version 2. */
  private record Note(String text, String author) {}

  /** Is of the release that a test says it is: savepoints know a codec by its class. */
  public static final class NoteCodec implements Codec<Note> {
    private static final long serialVersionUID = 1L;
    private static int release = 1;

    public NoteCodec() {}

    @Override
    public Class<Note> type() {
      return Note.class;
    }

    @Override
    public int version() {
      return release;
    }

    @Override
    public void write(Note note, DataOutput output) throws IOException {
      output.writeUTF(note.text());
      if (release >= 2) {
        output.writeUTF(note.author());
      }
    }

    @Override
    public Note read(int version, DataInput input) throws IOException {
      return new Note(input.readUTF(), version >= 2 ? input.readUTF() : "nobody");
    }

    @Override
    public Note copy(Note note) {
      return note;
    }
  }

  /** Another codec of the same type. */
  public static final class OtherCodec implements Codec<Note> {
    private static final long serialVersionUID = 1L;

    public OtherCodec() {}

    @Override
    public Class<Note> type() {
      return Note.class;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Note note, DataOutput output) {
      throw new UnsupportedOperationException("only its name matters");
    }

    @Override
    public Note read(int version, DataInput input) {
      throw new UnsupportedOperationException("only its name matters");
    }

    @Override
    public Note copy(Note note) {
      return note;
    }
  }

  @AfterEach
  void backToTheFirstRelease() {
    NoteCodec.release = 1;
  }

  /** What a savepoint of a release holds: the description of its serializer, and a note. */
  private static byte[] savepointOf(int release, Note note) throws IOException {
    NoteCodec.release = release;
    TypeSerializer<Note> serializer = new CodecSerializer<>(new NoteCodec());
    DataOutputSerializer output = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(output, serializer.snapshotConfiguration());
    serializer.serialize(note, output);
    return output.getCopyOfBuffer();
  }

  private static TypeSerializerSnapshot<Note> description(DataInputDeserializer savepoint)
      throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        savepoint, CodecSerializerSnapshotTest.class.getClassLoader());
  }

  private static TypeSerializerSchemaCompatibility<Note> compatibilityWith(
      TypeSerializerSnapshot<Note> old) {
    return new CodecSerializer<>(new NoteCodec())
        .snapshotConfiguration()
        .resolveSchemaCompatibility(old);
  }

  @Test
  void stateOfTheSameVersionIsReadAsIs() throws IOException {
    DataInputDeserializer savepoint =
        new DataInputDeserializer(savepointOf(1, new Note("hello", "")));
    TypeSerializerSnapshot<Note> old = description(savepoint);
    assertThat(compatibilityWith(old).isCompatibleAsIs()).isTrue();
    assertThat(old.restoreSerializer().deserialize(savepoint))
        .isEqualTo(new Note("hello", "nobody"));
  }

  @Test
  void stateOfAnEarlierVersionIsReadAndWrittenAnew() throws IOException {
    DataInputDeserializer savepoint =
        new DataInputDeserializer(savepointOf(1, new Note("hello", "")));
    NoteCodec.release = 2;
    TypeSerializerSnapshot<Note> old = description(savepoint);
    assertThat(compatibilityWith(old).isCompatibleAfterMigration()).isTrue();
    Note read = old.restoreSerializer().deserialize(savepoint);
    assertThat(read).isEqualTo(new Note("hello", "nobody"));

    TypeSerializer<Note> current = new CodecSerializer<>(new NoteCodec());
    DataOutputSerializer anew = new DataOutputSerializer(64);
    current.serialize(read, anew);
    assertThat(current.deserialize(new DataInputDeserializer(anew.getCopyOfBuffer())))
        .isEqualTo(read);
    assertThat(current).isNotEqualTo(old.restoreSerializer());
  }

  @Test
  void stateOfALaterReleaseIsRefusedWithBothVersions() throws IOException {
    DataInputDeserializer savepoint =
        new DataInputDeserializer(savepointOf(2, new Note("hello", "somebody")));
    NoteCodec.release = 1;
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> description(savepoint))
        .withMessageContaining("version 2 (expected: at most 1)");

    NoteCodec.release = 2;
    TypeSerializerSnapshot<Note> later =
        new CodecSerializer<>(new NoteCodec()).snapshotConfiguration();
    NoteCodec.release = 1;
    assertThat(compatibilityWith(later).isIncompatible()).isTrue();
  }

  @Test
  void stateOfAnotherCodecIsRefused() {
    TypeSerializerSnapshot<Note> other =
        new CodecSerializer<>(new OtherCodec()).snapshotConfiguration();
    assertThat(compatibilityWith(other).isIncompatible()).isTrue();
  }

  @Test
  void stateOfACodecThatIsGoneIsRefusedByName() throws IOException {
    DataOutputSerializer output = new DataOutputSerializer(64);
    output.writeUTF("org.duebook.analytics.GoneCodec");
    output.writeInt(1);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new CodecSerializerSnapshot<>()
                    .readSnapshot(
                        1,
                        new DataInputDeserializer(output.getCopyOfBuffer()),
                        getClass().getClassLoader()))
        .withMessage("state codec org.duebook.analytics.GoneCodec: not in this release");
  }

  @Test
  void aSerializerIsEqualToAnotherOfTheSameCodec() {
    TypeSerializer<Note> serializer = new CodecSerializer<>(new NoteCodec());
    assertThat(serializer)
        .isEqualTo(new CodecSerializer<>(new NoteCodec()))
        .hasSameHashCodeAs(new CodecSerializer<>(new NoteCodec()))
        .isNotEqualTo(new CodecSerializer<>(new OtherCodec()));
    assertThat(new CodecType<>(new NoteCodec()))
        .isEqualTo(new CodecType<>(new NoteCodec()))
        .isNotEqualTo(new CodecType<>(new OtherCodec()));
  }
}
