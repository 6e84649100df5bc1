package org.duebook.analytics.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How codecs write single fields, compactly: numbers in as few bytes as they need (small negative
 * ones too), text as UTF-8 with its length, what may be absent with a mark.
 */
public final class Fields {
  private Fields() {}

  /** Writes a number in 1 to 10 bytes. */
  public static void writeLong(long value, DataOutput output) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      output.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    output.writeByte((int) rest);
  }

  /** Reads what {@link #writeLong} wrote. */
  public static long readLong(DataInput input) throws IOException {
    long rest = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = input.readByte();
      rest |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return (rest >>> 1) ^ -(rest & 1);
      }
    }
    throw new IOException(
        "number: more than 10 bytes (expected: at most 10); the bytes are damaged");
  }

  /** Writes a number in 1 to 5 bytes. */
  public static void writeInt(int value, DataOutput output) throws IOException {
    writeLong(value, output);
  }

  /** Reads what {@link #writeInt} wrote. */
  public static int readInt(DataInput input) throws IOException {
    return Math.toIntExact(readLong(input));
  }

  /** Writes a number or null. */
  public static void writeOptionalLong(Long value, DataOutput output) throws IOException {
    output.writeBoolean(value != null);
    if (value != null) {
      writeLong(value, output);
    }
  }

  /** Reads what {@link #writeOptionalLong} wrote. */
  public static Long readOptionalLong(DataInput input) throws IOException {
    return input.readBoolean() ? (Long) readLong(input) : null;
  }

  /** Writes text or null. */
  public static void writeText(String text, DataOutput output) throws IOException {
    if (text == null) {
      writeInt(-1, output);
      return;
    }
    writeBytes(text.getBytes(StandardCharsets.UTF_8), output);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(DataInput input) throws IOException {
    byte[] bytes = readBytes(input);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads what {@link #writeText} wrote, where it is one of few values: see {@link Names}. */
  public static String readName(DataInput input) throws IOException {
    return Names.held(readText(input));
  }

  /** Writes a list of texts. */
  public static void writeTexts(List<String> texts, DataOutput output) throws IOException {
    writeInt(texts.size(), output);
    for (String text : texts) {
      writeText(text, output);
    }
  }

  /** Reads what {@link #writeTexts} wrote. */
  public static List<String> readTexts(DataInput input) throws IOException {
    int size = readInt(input);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(readText(input));
    }
    return texts;
  }

  /** Reads what {@link #writeTexts} wrote, where each is as {@link #readName} has it. */
  public static List<String> readNames(DataInput input) throws IOException {
    int size = readInt(input);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      names.add(readName(input));
    }
    return names;
  }

  /** Writes bytes or null. */
  public static void writeBytes(byte[] bytes, DataOutput output) throws IOException {
    if (bytes == null) {
      writeInt(-1, output);
      return;
    }
    writeInt(bytes.length, output);
    output.write(bytes);
  }

  /** Reads what {@link #writeBytes} wrote. */
  public static byte[] readBytes(DataInput input) throws IOException {
    int length = readInt(input);
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    input.readFully(bytes);
    return bytes;
  }

  /** Writes a day or null. */
  public static void writeDay(LocalDate day, DataOutput output) throws IOException {
    writeOptionalLong(day == null ? null : (Long) day.toEpochDay(), output);
  }

  /** Reads what {@link #writeDay} wrote. */
  public static LocalDate readDay(DataInput input) throws IOException {
    Long epochDay = readOptionalLong(input);
    return epochDay == null ? null : LocalDate.ofEpochDay(epochDay);
  }

  /**
   * Writes an enum's symbol as its place. Symbols that are written may not change places: new ones
   * go to the end.
   */
  @SuppressWarnings(
      "EnumOrdinal") // One byte where the name would take ten; a test keeps the places.
  public static void writeSymbol(Enum<?> symbol, DataOutput output) throws IOException {
    output.writeByte(symbol == null ? -1 : symbol.ordinal());
  }

  /** Reads what {@link #writeSymbol} wrote; {@code symbols} are the enum's values. */
  public static <E extends Enum<E>> E readSymbol(E[] symbols, DataInput input) throws IOException {
    int place = input.readByte();
    if (place >= symbols.length) {
      throw new IOException(
          "symbol: place %d (expected: below %d); a later release wrote it"
              .formatted(place, symbols.length));
    }
    return place < 0 ? null : symbols[place];
  }
}
