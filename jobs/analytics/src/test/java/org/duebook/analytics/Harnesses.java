package org.duebook.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.CodecSerializer;

/** One operator at a time, with the serializers that it has in the job. */
public final class Harnesses {
  static final int MAX_PARALLELISM = 128;

  private Harnesses() {}

  /** A stateless operator whose counters can be read. */
  public static <I, O> OneInputStreamOperatorTestHarness<I, O> of(
      ProcessFunction<I, O> function, Codec<O> output, Meters meters) throws Exception {
    OneInputStreamOperatorTestHarness<I, O> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(function), meters.environment());
    harness.setup(new CodecSerializer<>(output));
    harness.open();
    return harness;
  }

  /**
   * An operator keyed by text whose counters can be read, with the state of a snapshot or, for
   * null, without.
   */
  public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> restored(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      Codec<O> output,
      OperatorSubtaskState snapshot,
      Meters meters)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING, meters.environment());
    harness.setup(new CodecSerializer<>(output));
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  /** An operator keyed by text, with the state of a snapshot or, for null, without. */
  public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> restored(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      Codec<O> output,
      OperatorSubtaskState snapshot)
      throws Exception {
    return restored(function, key, output, snapshot, 1, 0);
  }

  /** One of several subtasks of an operator keyed by text. */
  public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> restored(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      Codec<O> output,
      OperatorSubtaskState snapshot,
      int parallelism,
      int subtask)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function),
            key,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setup(new CodecSerializer<>(output));
    if (snapshot != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
    }
    harness.open();
    return harness;
  }

  /** Ends an operator. */
  public static void close(AbstractStreamOperatorTestHarness<?> harness) {
    try {
      harness.close();
    } catch (Exception e) {
      throw new AssertionError("an operator that does not end", e);
    }
  }

  /** What left by a side output so far, in order. */
  public static <T> List<T> side(
      AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> outlet) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(outlet);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  /** What left by a side output since it was last taken, in order. */
  public static <T> List<T> takeSide(
      AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> outlet) {
    List<T> values = side(harness, outlet);
    Queue<StreamRecord<T>> records = harness.getSideOutput(outlet);
    if (records != null) {
      records.clear();
    }
    return values;
  }

  /** What left by the main output since it was last taken, in order. */
  public static <O> List<O> take(AbstractStreamOperatorTestHarness<O> harness) {
    List<O> values = harness.extractOutputValues();
    harness.getOutput().clear();
    return values;
  }
}
