package org.duebook.analytics.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.constraints.DateRange;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private final DataOutputSerializer output = new DataOutputSerializer(16);

  private DataInputDeserializer written() {
    return new DataInputDeserializer(output.getCopyOfBuffer());
  }

  @Property
  void aNumberIsReadAsItWasWritten(@ForAll long number) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    Fields.writeLong(number, bytes);
    Fields.writeOptionalLong(number, bytes);
    Fields.writeOptionalLong(null, bytes);
    DataInputDeserializer input = new DataInputDeserializer(bytes.getCopyOfBuffer());
    assertThat(Fields.readLong(input)).isEqualTo(number);
    assertThat(Fields.readOptionalLong(input)).isEqualTo(number);
    assertThat(Fields.readOptionalLong(input)).isNull();
    assertThat(input.available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "-1,1",
    "63,1",
    "-64,1",
    "64,2",
    "-65,2",
    "8191,2",
    "8192,3",
    "9223372036854775807,10",
    "-9223372036854775808,10"
  })
  void aNumberTakesAsManyBytesAsItNeeds(long number, int bytes) throws IOException {
    Fields.writeLong(number, output);
    assertThat(output.length()).isEqualTo(bytes);
    assertThat(Fields.readLong(written())).isEqualTo(number);
  }

  @Property
  void anIntIsReadAsItWasWritten(@ForAll int number) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    Fields.writeInt(number, bytes);
    assertThat(bytes.length()).isLessThanOrEqualTo(5);
    assertThat(Fields.readInt(new DataInputDeserializer(bytes.getCopyOfBuffer())))
        .isEqualTo(number);
  }

  @Provide
  Arbitrary<String> texts() {
    // Lone surrogates are no text: UTF-8 has no bytes for them.
    return Arbitraries.strings().excludeChars('\ud800').filter(FieldsTest::isText);
  }

  private static boolean isText(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  @Property
  void textIsReadAsItWasWritten(@ForAll("texts") String text) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    Fields.writeText(text, bytes);
    Fields.writeText(null, bytes);
    Fields.writeTexts(List.of(text, "", text), bytes);
    DataInputDeserializer input = new DataInputDeserializer(bytes.getCopyOfBuffer());
    assertThat(Fields.readText(input)).isEqualTo(text);
    assertThat(Fields.readText(input)).isNull();
    assertThat(Fields.readTexts(input)).containsExactly(text, "", text);
  }

  @Property
  void bytesAreReadAsTheyWereWritten(@ForAll @Size(max = 300) byte[] content) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    Fields.writeBytes(content, bytes);
    Fields.writeBytes(null, bytes);
    DataInputDeserializer input = new DataInputDeserializer(bytes.getCopyOfBuffer());
    assertThat(Fields.readBytes(input)).isEqualTo(content);
    assertThat(Fields.readBytes(input)).isNull();
  }

  @Property
  void aDayIsReadAsItWasWritten(
      @ForAll @DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate day) throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    Fields.writeDay(day, bytes);
    Fields.writeDay(null, bytes);
    DataInputDeserializer input = new DataInputDeserializer(bytes.getCopyOfBuffer());
    assertThat(Fields.readDay(input)).isEqualTo(day);
    assertThat(Fields.readDay(input)).isNull();
  }

  private enum Light {
    RED,
    GREEN
  }

  @Test
  void aSymbolIsOneByteByItsPlace() throws IOException {
    Fields.writeSymbol(Light.GREEN, output);
    Fields.writeSymbol(null, output);
    assertThat(output.getCopyOfBuffer()).containsExactly(1, -1);
    DataInputDeserializer input = written();
    assertThat(Fields.readSymbol(Light.values(), input)).isEqualTo(Light.GREEN);
    assertThat(Fields.readSymbol(Light.values(), input)).isNull();
  }

  @Test
  void aSymbolOfALaterReleaseIsRefused() throws IOException {
    output.writeByte(2);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Fields.readSymbol(Light.values(), written()))
        .withMessage("symbol: place 2 (expected: below 2); a later release wrote it");
  }

  @Test
  void aNumberWithoutEndIsRefused() throws IOException {
    for (int i = 0; i < 11; i++) {
      output.writeByte(0xFF);
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Fields.readLong(written()))
        .withMessageContaining("damaged");
  }
}
