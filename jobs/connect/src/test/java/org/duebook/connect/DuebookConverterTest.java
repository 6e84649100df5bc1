package org.duebook.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kafka Connect gets of a topic is what the topic says. */
final class DuebookConverterTest {
  /** A record of every contract as it lies on its topic, with all that is optional and without. */
  private static final Path GOLDEN = Path.of("../../schemas/src/test/resources/golden/v1");

  static Stream<Path> goldenRecords() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList().stream();
    }
  }

  private static DuebookConverter converter(String form) {
    DuebookConverter converter = new DuebookConverter();
    converter.configure(Map.of("form", form), false);
    return converter;
  }

  private static SpecificRecord decoded(Path file) throws IOException, UndecodableException {
    String name = file.getFileName().toString().replaceAll("-.*", "");
    return new SingleObjectWireFormat().decode(Files.readAllBytes(file), recordClass(name));
  }

  private static Class<? extends SpecificRecord> recordClass(String name) {
    try {
      return Class.forName("org.duebook.schemas." + name).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + ": of no contract (expected: one)", e);
    }
  }

  /** A value of Connect as the records' classes have it. */
  private static Object back(Object connect, Object like) {
    if (connect instanceof Date date) {
      Instant instant = date.toInstant();
      return like instanceof LocalDate ? instant.atZone(ZoneOffset.UTC).toLocalDate() : instant;
    }
    return connect;
  }

  private static void assertSays(Object connect, Object record) {
    if (record instanceof SpecificRecord expected) {
      Struct struct = (Struct) connect;
      struct.validate();
      assertThat(struct.schema().fields())
          .extracting(Field::name)
          .containsExactlyElementsOf(
              expected.getSchema().getFields().stream().map(field -> field.name()).toList());
      for (Field field : struct.schema().fields()) {
        assertSays(struct.get(field), expected.get(field.index()));
      }
    } else if (record instanceof List<?> expected) {
      List<?> list = (List<?>) connect;
      assertThat(list).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertSays(list.get(i), expected.get(i));
      }
    } else {
      assertThat(back(connect, record)).isEqualTo(record instanceof Enum<?> e ? e.name() : record);
    }
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void everyRecordSaysTheSameInConnect(Path file) throws Exception {
    SchemaAndValue read = converter("nested").toConnectData("topic", Files.readAllBytes(file));

    SpecificRecord record = decoded(file);
    assertThat(read.schema().name()).isEqualTo(record.getSchema().getFullName());
    assertSays(read.value(), record);
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void aTableHasOnlyColumnsThatATableCanHave(Path file) throws Exception {
    SchemaAndValue read = converter("table").toConnectData("topic", Files.readAllBytes(file));

    ((Struct) read.value()).validate();
    assertThat(read.schema().fields())
        .extracting(field -> field.schema().type())
        .doesNotContain(Schema.Type.STRUCT, Schema.Type.ARRAY, Schema.Type.MAP);
  }

  @Test
  void aTableHasTheInnerFieldsUnderTheirOutersNameAndListsAsText() throws Exception {
    Path file = GOLDEN.resolve("PortfolioKpis-full.bin");

    Struct row = (Struct) converter("table").toConnectData("t", Files.readAllBytes(file)).value();

    PortfolioKpis record = (PortfolioKpis) decoded(file);
    assertThat(row.getInt64("insurer_receivableCents"))
        .isEqualTo(record.getInsurer().getReceivableCents());
    assertThat(row.getInt64("patient_aging_daysOver120Cents"))
        .isEqualTo(record.getPatient().getAging().getDaysOver120Cents());
    assertThat(row.getString("dimension")).isEqualTo(record.getDimension().name());
    assertThat(row.getString("windows"))
        .startsWith("[{\"days\":" + record.getWindows().get(0).getDays() + ",")
        .endsWith("}]");
  }

  @Test
  void daysAndInstantsAreConnectsOwn() throws Exception {
    SchemaAndValue read =
        converter("nested")
            .toConnectData("t", Files.readAllBytes(GOLDEN.resolve("PortfolioKpis-full.bin")));

    assertThat(read.schema().field("asOf").schema().name())
        .isEqualTo(org.apache.kafka.connect.data.Date.LOGICAL_NAME);
    assertThat(read.schema().field("updatedAt").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
  }

  @Test
  void onlyWhatMayBeAbsentIsOptional() throws Exception {
    Schema schema =
        converter("table")
            .toConnectData("t", Files.readAllBytes(GOLDEN.resolve("AccountKpis-sparse.bin")))
            .schema();

    assertThat(schema.field("insurer_receivableCents").schema().isOptional()).isFalse();
    assertThat(schema.field("insurer_oldestDays").schema().isOptional()).isTrue();
    assertThat(schema.field("insurer_daysToPay_median").schema().isOptional())
        .as("of a record that may be absent")
        .isTrue();
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(converter("table").toConnectData("account-kpis", null))
        .isEqualTo(SchemaAndValue.NULL);
  }

  @Test
  void oneTopicMayHoldRecordsOfSeveralKinds() throws Exception {
    DuebookConverter converter = converter("nested");

    assertThat(
            Stream.of("AccountKpis-full.bin", "Worklist-full.bin", "AccountKpis-sparse.bin")
                .map(GOLDEN::resolve)
                .map(file -> converter.toConnectData("t", bytes(file)).schema().name()))
        .containsExactly(
            "org.duebook.schemas.AccountKpis",
            "org.duebook.schemas.Worklist",
            "org.duebook.schemas.AccountKpis");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": not readable", e);
    }
  }

  @Test
  void aSchemaThatIsNotKnownIsRefusedAndSoIsWhatIsNoRecord() {
    byte[] unknown = ByteBuffer.allocate(11).put((byte) 0xC3).put((byte) 1).array();
    for (byte[] value : List.of(unknown, "{\"plain\": 1}".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> converter("nested").toConnectData("account-kpis", value))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "account-kpis: of no schema that this release knows (expected: a record of Duebook)");
    }
  }

  @Test
  void aRecordThatBreaksOffIsRefused() {
    byte[] whole = bytes(GOLDEN.resolve("AccountKpis-full.bin"));
    byte[] broken = Arrays.copyOf(whole, whole.length - 1);

    assertThatThrownBy(() -> converter("nested").toConnectData("account-kpis", broken))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("break off")
        .hasMessageContaining("AccountKpis");
    assertThatThrownBy(() -> converter("nested").toConnectData("account-kpis", new byte[0]))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no bytes");
  }

  @Test
  void itReadsValuesForSinksAndNothingElse() {
    DuebookConverter converter = new DuebookConverter();

    assertThatThrownBy(() -> converter.configure(Map.of(), true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("StringConverter");
    assertThatThrownBy(() -> converter.configure(Map.of("form", "flat"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("form");
    assertThatThrownBy(() -> converter.fromConnectData("claims", Schema.STRING_SCHEMA, "x"))
        .isInstanceOf(DataException.class);
  }

  @Test
  void kafkaConnectFindsItAmongThePlugins() {
    assertThat(ServiceLoader.load(Converter.class).stream().map(ServiceLoader.Provider::type))
        .contains(DuebookConverter.class);
  }
}
