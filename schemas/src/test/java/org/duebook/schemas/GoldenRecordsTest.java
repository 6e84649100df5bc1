package org.duebook.schemas;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.duebook.schemas.GoldenRecords.Form;
import org.duebook.schemas.GoldenRecords.GoldenRecord;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that an earlier version wrote are read to what they said then. */
class GoldenRecordsTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  static List<Named<GoldenRecord>> goldenRecords() {
    return GoldenRecords.ALL.stream().map(golden -> Named.of(golden.path(), golden)).toList();
  }

  private static byte[] bytes(GoldenRecord golden) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(golden.path()));
  }

  private static Schema writerSchema(GoldenRecord golden) {
    return new CheckedInVersions(Path.of(""))
        .of(golden.record().getSchema().getName())
        .get(golden.version() - 1);
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void aRecordOfAnEarlierVersionSaysWhatItSaidThen(GoldenRecord golden)
      throws IOException, UndecodableException {
    assertThat(new SingleObjectWireFormat().decode(bytes(golden), golden.record().getClass()))
        .isEqualTo(golden.record());
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void theBytesCarryTheFingerprintOfTheVersionThatWroteThem(GoldenRecord golden)
      throws IOException {
    ByteBuffer head = ByteBuffer.wrap(bytes(golden)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(head.getShort()).as("C3 01").isEqualTo((short) 0x01C3);
    assertThat(head.getLong())
        .isEqualTo(SchemaNormalization.parsingFingerprint64(writerSchema(golden)));
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void whatIsOptionalIsAllThereOrNotAtAll(GoldenRecord golden) {
    assertOptional(golden.form(), writerSchema(golden), golden.record());
  }

  private static void assertOptional(Form form, Schema writer, IndexedRecord record) {
    for (Field field : writer.getFields()) {
      Object value = record.get(record.getSchema().getField(field.name()).pos());
      if (field.schema().isUnion()) {
        if (form == Form.SPARSE) {
          assertThat(value).as(field.name()).isNull();
        } else {
          assertThat(value).as(field.name()).isNotNull();
        }
      }
      if (value instanceof List<?> items) {
        assertThat(items.isEmpty()).as(field.name() + " is empty").isEqualTo(form == Form.SPARSE);
      }
      if (value instanceof IndexedRecord nested) {
        Schema type = field.schema();
        assertOptional(form, type.isUnion() ? type.getTypes().get(1) : type, nested);
      }
    }
  }

  @Test
  void everyContractsFirstVersionHasBothFormsAndEveryFileIsRead() throws IOException {
    assertThat(GoldenRecords.ALL)
        .extracting(GoldenRecord::path)
        .containsAll(
            Contracts.all().stream()
                .map(Schema::getName)
                .flatMap(
                    name ->
                        Stream.of(
                            "golden/v1/" + name + "-full.bin", "golden/v1/" + name + "-sparse.bin"))
                .toList());
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("golden"))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(
              GoldenRecords.ALL.stream()
                  .map(golden -> RESOURCES.resolve(golden.path()))
                  .collect(toSet()));
    }
  }
}
