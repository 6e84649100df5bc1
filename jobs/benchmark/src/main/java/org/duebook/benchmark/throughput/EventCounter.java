package org.duebook.benchmark.throughput;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.record.OutputRecord;

/** Counts the events of an account in the state backend and passes each on. */
final class EventCounter extends KeyedProcessFunction<String, OutputRecord, OutputRecord> {
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
