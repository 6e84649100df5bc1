package org.duebook.benchmark.throughput;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.wire.EventTopic;

/** What a job does at least: decode, key by account, count, write one record for each event. */
final class PassThrough {
  private PassThrough() {}

  static DuebookTopology.Outputs wire(
      Map<EventTopic, DataStream<IncomingRecord>> events, BusinessRules rules) {
    DataStream<OutputRecord> decoded = null;
    for (Map.Entry<EventTopic, DataStream<IncomingRecord>> entry : events.entrySet()) {
      DataStream<OutputRecord> stream =
          entry
              .getValue()
              .process(new CheckingDecoder(rules), Outlets.OUTPUT)
              .uid("decode-" + entry.getKey().topicName());
      decoded = decoded == null ? stream : decoded.union(stream);
    }
    DataStream<OutputRecord> counted =
        decoded
            .keyBy(OutputRecord::key, Types.STRING)
            .process(new EventCounter(), Outlets.OUTPUT)
            .uid("count");
    return new DuebookTopology.Outputs(Map.of(OutputTopic.ACCOUNT_KPIS, counted));
  }
}
