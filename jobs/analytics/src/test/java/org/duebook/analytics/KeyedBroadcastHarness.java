package org.duebook.analytics;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * One operator keyed by text that listens to a broadcast stream as well, with counters that can be
 * read. The broadcast stream is idle, as control topics are.
 *
 * @param <I> keyed input
 * @param <B> broadcast input
 * @param <O> output
 */
@SuppressWarnings("try") // Its superclass closes with any exception; Harnesses.close takes care.
public final class KeyedBroadcastHarness<I, B, O> extends AbstractStreamOperatorTestHarness<O> {
  private final CoBroadcastWithKeyedOperator<String, I, B, O> listening;

  /** The only subtask of an operator, with the state of a snapshot or, for null, without. */
  public static <I, B, O> KeyedBroadcastHarness<I, B, O> of(
      KeyedBroadcastProcessFunction<String, I, B, O> function,
      KeySelector<I, String> key,
      MapStateDescriptor<?, ?> broadcastState,
      TypeSerializer<O> output,
      OperatorSubtaskState snapshot,
      StateBackend backend,
      Meters meters)
      throws Exception {
    CoBroadcastWithKeyedOperator<String, I, B, O> operator =
        new CoBroadcastWithKeyedOperator<>(function, List.of(broadcastState));
    KeyedBroadcastHarness<I, B, O> harness = new KeyedBroadcastHarness<>(operator, meters);
    harness.setStateBackend(backend);
    return harness.begin(key, output, snapshot);
  }

  /** One of several subtasks of an operator. */
  public static <I, B, O> KeyedBroadcastHarness<I, B, O> subtask(
      KeyedBroadcastProcessFunction<String, I, B, O> function,
      KeySelector<I, String> key,
      MapStateDescriptor<?, ?> broadcastState,
      TypeSerializer<O> output,
      OperatorSubtaskState snapshot,
      int parallelism,
      int subtask)
      throws Exception {
    CoBroadcastWithKeyedOperator<String, I, B, O> operator =
        new CoBroadcastWithKeyedOperator<>(function, List.of(broadcastState));
    OperatorSubtaskState part =
        repartitionOperatorState(snapshot, Harnesses.MAX_PARALLELISM, 1, parallelism, subtask);
    return new KeyedBroadcastHarness<>(operator, parallelism, subtask).begin(key, output, part);
  }

  private KeyedBroadcastHarness(
      CoBroadcastWithKeyedOperator<String, I, B, O> operator, Meters meters) throws Exception {
    super(operator, meters.environment());
    this.listening = operator;
  }

  private KeyedBroadcastHarness(
      CoBroadcastWithKeyedOperator<String, I, B, O> operator, int parallelism, int subtask)
      throws Exception {
    super(operator, Harnesses.MAX_PARALLELISM, parallelism, subtask);
    this.listening = operator;
  }

  private KeyedBroadcastHarness<I, B, O> begin(
      KeySelector<I, String> key, TypeSerializer<O> output, OperatorSubtaskState snapshot)
      throws Exception {
    config.setStatePartitioner(0, key);
    config.setStateKeySerializer(
        Types.STRING.createSerializer(executionConfig.getSerializerConfig()));
    config.serializeAllConfigs();
    setup(output);
    if (snapshot != null) {
      initializeState(snapshot);
    }
    open();
    listening.processWatermarkStatus2(WatermarkStatus.IDLE);
    return this;
  }

  /** A record of the keyed stream. */
  public void processElement(I value, long timestamp) throws Exception {
    StreamRecord<I> record = new StreamRecord<>(value, timestamp);
    listening.setKeyContextElement1(record);
    listening.processElement1(record);
  }

  /** A record of the broadcast stream. */
  public void processBroadcast(B value) throws Exception {
    StreamRecord<B> record = new StreamRecord<>(value);
    listening.setKeyContextElement2(record);
    listening.processElement2(record);
  }

  /** The watermark of the keyed stream. */
  public void processWatermark(long watermark) throws Exception {
    listening.processWatermark1(new Watermark(watermark));
  }
}
