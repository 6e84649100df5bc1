package org.duebook.analytics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duebook.analytics.Events;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

class IncomingRecordReaderTest {
  private static IncomingRecord read(byte[] value) {
    List<IncomingRecord> read = new ArrayList<>();
    new IncomingRecordReader(EventTopic.CLAIMS, Events.WIRE)
        .deserialize(
            new ConsumerRecord<>("test-claims", 3, 42, null, value),
            new Collector<>() {
              @Override
              public void collect(IncomingRecord record) {
                read.add(record);
              }

              @Override
              public void close() {}
            });
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  @Test
  void aRecordKeepsItsPlaceAndItsBytesAndTellsItsTime() {
    byte[] bytes = Events.WIRE.encode(Events.submitted("account-1", "claim-1", "2026-01-31"));
    IncomingRecord record = read(bytes);
    assertThat(record.topic()).isEqualTo(EventTopic.CLAIMS);
    assertThat(record.origin()).isEqualTo("test-claims");
    assertThat(record.partition()).isEqualTo(3);
    assertThat(record.offset()).isEqualTo(42);
    assertThat(record.occurredAt()).isEqualTo(Events.at("2026-01-31"));
    assertThat(record.payload()).isEqualTo(bytes);
  }

  @Test
  void nothingIsRefusedHere() {
    assertThat(read(null).payload()).as("a tombstone").isEmpty();
    for (byte[] bytes : new byte[][] {null, {}, {1, 2, 3}, new byte[100]}) {
      assertThat(read(bytes).occurredAt()).isEqualTo(IncomingRecord.UNKNOWN_TIME);
    }
  }
}
