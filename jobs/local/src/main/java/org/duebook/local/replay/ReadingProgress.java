package org.duebook.local.replay;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far the files of the running replay are read. One replay runs in a process, and its readers
 * are made by Flink from serialized copies, so this one place is shared by all of them.
 */
final class ReadingProgress {
  static final ReadingProgress CURRENT = new ReadingProgress();

  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void reset() {
    records.reset();
    bytes.reset();
  }

  void advance(long moreRecords, long moreBytes) {
    records.add(moreRecords);
    bytes.add(moreBytes);
  }

  long records() {
    return records.sum();
  }

  long bytes() {
    return bytes.sum();
  }
}
