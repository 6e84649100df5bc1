package org.duebook.local.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.record.OutputRecord;

/**
 * Writes the records of one output topic to a file, a JSON object a line; a tombstone is {@code
 * {"key": "…", "deleted": true}} (contract page, section 1). One writer only.
 *
 * <p>The order is that of emission in business time; what is told at one time is ordered by its
 * key. Refused records, many of which tell no time, stand in the order of the files and lines they
 * came from.
 */
final class JsonLinesSink implements Sink<OutputRecord> {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final boolean timeless;

  JsonLinesSink(OutputTopic topic, Path directory) {
    this.file = OutputFiles.of(directory, topic).toString();
    this.timeless = topic == OutputTopic.REJECTED_EVENTS;
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) throws IOException {
    return new LineWriter(new OrderedLines(Path.of(file)), timeless);
  }

  private static final class LineWriter implements SinkWriter<OutputRecord> {
    private final OrderedLines lines;
    private final boolean timeless;

    LineWriter(OrderedLines lines, boolean timeless) {
      this.lines = lines;
      this.timeless = timeless;
    }

    @Override
    public void write(OutputRecord record, Context context) throws IOException {
      lines.add(
          timeless ? 0 : Objects.requireNonNullElse(context.timestamp(), Long.MIN_VALUE),
          record.key(),
          record.value() != null ? record.value() : tombstone(record.key()));
    }

    private static byte[] tombstone(String key) {
      String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(key));
      return ("{\"key\": \"" + quoted + "\", \"deleted\": true}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        lines.order();
      } else {
        lines.flush();
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
