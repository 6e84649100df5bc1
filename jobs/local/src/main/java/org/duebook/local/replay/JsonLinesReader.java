package org.duebook.local.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.wire.EventTopic;

/**
 * Reads a file with one JSON object a line. A record's number is its line, counted from 1; blank
 * lines hold no record. A byte order mark at the start is passed over.
 */
final class JsonLinesReader implements EventFileReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final EventTopic topic;
  private final Path file;

  /** Of its own: a wire format is not safe for several threads, and files are read by several. */
  private final FileWireFormat wireFormat = new FileWireFormat();

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int until;
  private long line;
  private long position;

  JsonLinesReader(EventTopic topic, Path file) throws IOException {
    this.topic = topic;
    this.file = file;
    this.input = Files.newInputStream(file);
  }

  @Override
  public IncomingRecord next() throws IOException {
    byte[] bytes = readLine();
    while (bytes != null && isBlank(bytes)) {
      bytes = readLine();
    }
    return bytes == null ? null : EventFileReader.record(topic, file, line, bytes, wireFormat);
  }

  private byte[] readLine() throws IOException {
    ByteArrayOutputStream longLine = null;
    while (true) {
      if (from == until) {
        until = input.read(buffer);
        from = 0;
        if (until < 0) {
          until = 0;
          return longLine == null ? null : finished(longLine.toByteArray());
        }
      }
      int end = from;
      while (end < until && buffer[end] != '\n') {
        end++;
      }
      boolean complete = end < until;
      if (longLine == null && complete) {
        byte[] bytes = Arrays.copyOfRange(buffer, from, end);
        from = end + 1;
        position += bytes.length + 1;
        return finished(bytes);
      }
      if (longLine == null) {
        longLine = new ByteArrayOutputStream();
      }
      longLine.write(buffer, from, end - from);
      position += end - from + (complete ? 1 : 0);
      from = complete ? end + 1 : end;
      if (complete) {
        return finished(longLine.toByteArray());
      }
    }
  }

  private byte[] finished(byte[] bytes) {
    line++;
    int start = line == 1 && startsWithByteOrderMark(bytes) ? 3 : 0;
    int end =
        bytes.length > start && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return start == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, end);
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
