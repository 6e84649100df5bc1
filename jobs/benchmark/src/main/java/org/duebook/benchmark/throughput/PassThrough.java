package org.duebook.benchmark.throughput;

import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

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
              .process(new Decode(rules), Outlets.OUTPUT)
              .uid("decode-" + entry.getKey().topicName());
      decoded = decoded == null ? stream : decoded.union(stream);
    }
    DataStream<OutputRecord> counted =
        decoded
            .keyBy(OutputRecord::key, Types.STRING)
            .process(new Count(), Outlets.OUTPUT)
            .uid("count");
    return new DuebookTopology.Outputs(Map.of(OutputTopic.ACCOUNT_KPIS, counted));
  }

  private static final class Decode extends ProcessFunction<IncomingRecord, OutputRecord> {
    private static final long serialVersionUID = 1L;
    private final BusinessRules rules;
    private transient FactReader reader;

    Decode(BusinessRules rules) {
      this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
      reader = new FactReader(new SingleObjectWireFormat(), new PracticeRules(rules));
    }

    @Override
    public void processElement(
        IncomingRecord record, Context context, Collector<OutputRecord> out) {
      if (reader.read(record, Long.MAX_VALUE) instanceof FactReader.Accepted accepted) {
        // What names no account goes by its event: finding the account is the whole job's work.
        String id = accepted.accountId() == null ? accepted.fact().eventId() : accepted.accountId();
        out.collect(new OutputRecord(AccountKey.of(accepted.practiceId(), id), record.payload()));
      }
    }
  }

  private static final class Count
      extends KeyedProcessFunction<String, OutputRecord, OutputRecord> {
    private static final long serialVersionUID = 1L;
    private transient ValueState<Long> events;

    @Override
    public void open(OpenContext context) {
      events = getRuntimeContext().getState(new ValueStateDescriptor<>("events", Types.LONG));
    }

    @Override
    public void processElement(OutputRecord record, Context context, Collector<OutputRecord> out)
        throws Exception {
      Long before = events.value();
      events.update(before == null ? 1L : before + 1);
      out.collect(record);
    }
  }
}
