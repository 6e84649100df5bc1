package org.duebook.local.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.IncomingRecordCodec;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.wire.EventTopic;

/** Lets Flink's file source read event files. A file is read whole and in order by one reader. */
final class EventFileFormat implements BulkFormat<IncomingRecord, FileSourceSplit> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH_RECORDS = 256;

  private final EventTopic topic;

  EventFileFormat(EventTopic topic) {
    this.topic = topic;
  }

  @Override
  public Reader<IncomingRecord> createReader(Configuration configuration, FileSourceSplit split)
      throws IOException {
    return new BatchReader(EventFileReader.open(topic, Path.of(split.path().toUri().getPath())));
  }

  /** A replay takes no checkpoints, so there is nothing to restore. */
  @Override
  public Reader<IncomingRecord> restoreReader(Configuration configuration, FileSourceSplit split) {
    throw new UnsupportedOperationException("a replay is run again from its beginning");
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<IncomingRecord> getProducedType() {
    return new CodecType<>(new IncomingRecordCodec());
  }

  private static final class BatchReader implements Reader<IncomingRecord> {
    private final EventFileReader reader;
    private long read;
    private long position;

    BatchReader(EventFileReader reader) {
      this.reader = reader;
    }

    @Override
    public RecordIterator<IncomingRecord> readBatch() throws IOException {
      List<IncomingRecord> batch = new ArrayList<>(BATCH_RECORDS);
      for (IncomingRecord next = reader.next(); next != null; next = reader.next()) {
        batch.add(next);
        if (batch.size() == BATCH_RECORDS) {
          break;
        }
      }
      ReadingProgress.CURRENT.advance(batch.size(), reader.position() - position);
      position = reader.position();
      if (batch.isEmpty()) {
        return null;
      }
      ArrayResultIterator<IncomingRecord> records = new ArrayResultIterator<>();
      records.set(batch.toArray(IncomingRecord[]::new), batch.size(), 0, read);
      read += batch.size();
      return records;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
