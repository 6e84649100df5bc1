package org.duebook.local.replay;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes lines to a file as they come and brings them into one order at the end, so that two
 * replays of one history write the same bytes, whichever of their threads was faster.
 *
 * <p>Lines are ordered by time, then by key; lines of one key and time stay as they came. A key
 * that ends in a colon and a number is ordered by that number, so that line 9 of a file comes
 * before line 10. Lines lie on disk alone; about 50 bytes a line are kept in memory to order them.
 */
final class OrderedLines implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_NUMBER = 18;

  private final Path file;
  private final OutputStream output;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();
  private long position;

  /** Where a line lies and where it belongs. */
  private record Line(long time, String owner, long number, long position, int bytes) {
    private static final Comparator<Line> ORDER =
        Comparator.comparingLong(Line::time)
            .thenComparing(Line::owner)
            .thenComparingLong(Line::number);
  }

  OrderedLines(Path file) throws IOException {
    this.file = file;
    this.output = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
  }

  /**
   * Adds a line.
   *
   * @param time by which it is ordered first
   * @param key by which it is ordered among lines of one time
   * @param line the line without its end
   */
  void add(long time, String key, byte[] line) throws IOException {
    output.write(line);
    output.write('\n');
    int bytes = line.length + 1;
    int colon = key.lastIndexOf(':');
    boolean numbered = isNumber(key, colon + 1);
    // Many lines share their key, or the file that it names: one text of it is enough.
    String owner = owners.computeIfAbsent(numbered ? key.substring(0, colon + 1) : key, o -> o);
    long number = numbered ? Long.parseLong(key, colon + 1, key.length(), 10) : 0;
    lines.add(new Line(time, owner, number, position, bytes));
    position += bytes;
  }

  private static boolean isNumber(String key, int from) {
    int digits = key.length() - from;
    return from > 0
        && digits > 0
        && digits <= LONGEST_NUMBER
        && key.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Writes what is still in memory. */
  void flush() throws IOException {
    output.flush();
  }

  /** Brings all lines into their order; none may be added after it. */
  void order() throws IOException {
    output.flush();
    lines.sort(Line.ORDER);
    Path ordered = file.resolveSibling(file.getFileName() + ".ordered");
    try (FileChannel from = FileChannel.open(file);
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(ordered), BUFFER_BYTES)) {
      for (Line line : lines) {
        to.write(read(from, line));
      }
    }
    Files.move(ordered, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] read(FileChannel from, Line line) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(line.bytes());
    while (buffer.hasRemaining()) {
      if (from.read(buffer, line.position() + buffer.position()) < 0) {
        throw new EOFException(
            "%s: ends at byte %d (expected: %d bytes, as were written)"
                .formatted(file, from.size(), position));
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
