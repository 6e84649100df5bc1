package org.duebook.analytics.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;

/**
 * Bytes of state and of what crosses a shuffle.
 *
 * <p>The files under {@code src/test/resources/state} were written once, by the version that their
 * folder names, and are never written again: what they say has to be read for ever. A run with
 * {@code -Dduebook.check-in-state=true} writes those that are missing.
 */
public final class StoredBytes {
  /** Where a build finds the files. */
  public static final Path FOLDER = Path.of("src/test/resources/state");

  private StoredBytes() {}

  /** Whether files that are missing may be written now. */
  public static boolean isCheckIn() {
    return Boolean.getBoolean("duebook.check-in-state");
  }

  /** What a codec writes. */
  public static <T> byte[] write(Codec<T> codec, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      codec.write(value, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a codec reads out of bytes of a version, all of which it has to read. */
  public static <T> T read(Codec<T> codec, int version, byte[] bytes) {
    DataInputDeserializer input = new DataInputDeserializer(bytes);
    try {
      T value = codec.read(version, input);
      assertThat(input.available()).as("bytes left behind").isZero();
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a codec makes of what it wrote. */
  public static <T> T passed(Codec<T> codec, T value) {
    return read(codec, codec.version(), write(codec, value));
  }

  /**
   * What today's codec reads out of the file that a version of it wrote.
   *
   * @param sample what the file says; only used to write it if it is missing
   */
  public static <T> T golden(Codec<T> codec, int version, T sample) throws IOException {
    Path file = FOLDER.resolve("v" + version).resolve(codec.getClass().getSimpleName() + ".bin");
    if (!Files.exists(file) && isCheckIn() && version == codec.version()) {
      Files.createDirectories(file.getParent());
      Files.write(file, write(codec, sample));
    }
    try (InputStream input = Files.newInputStream(file)) {
      return read(codec, version, new DataInputStream(input).readAllBytes());
    }
  }

  /** A text that may be in a record: seldom null, sometimes strange. */
  public static String anyText(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "é漢😀\u0000";
      case 2 -> "x".repeat(300);
      default -> "id-" + random.nextInt(5);
    };
  }

  /** A text or null. */
  public static String anyTextOrNull(Random random) {
    return random.nextInt(3) == 0 ? null : anyText(random);
  }

  /** A number at an edge or anywhere. */
  public static long anyLong(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE;
      case 3 -> -1;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  /** One of an enum's symbols. */
  public static <E> E anyOf(E[] symbols, Random random) {
    return symbols[random.nextInt(symbols.length)];
  }

  /** Sums of any cells. */
  public static CellSums anySums(Random random) {
    CellSums sums = new CellSums();
    for (int i = random.nextInt(6); i > 0; i--) {
      Cell cell =
          new Cell(
              anyOf(Measure.values(), random),
              random.nextInt(4) == 0 ? Cell.NO_DAY : random.nextInt(60_000) - 30_000,
              random.nextInt(400));
      sums.add(cell, anyLong(random));
    }
    return sums;
  }
}
