package org.duebook.analytics.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * Holds what a replay reads before business time has come to it.
 *
 * <p>The topics of a history are read at different speeds. What names its account may lie in the
 * ledger early, since the ledger does not know it before its day. But where a record belongs is an
 * answer, and it must not be given by a claim of next week: then a day would be told one way or
 * another, by which file was read faster. So the finder and the ledger of a replay take such things
 * in the order of their times. Live nothing is held: what is known late is known when it comes.
 *
 * <p>Owned state: a list per key, emptied as business time goes on. The owner registers the timers.
 *
 * @param <T> what is held
 */
public final class InTurn<T> {
  private static final Comparator<Tuple2<Long, ?>> ORDER = Comparator.comparing(held -> held.f0);

  private final ListState<Tuple2<Long, T>> held;

  /**
   * A place to hold things by key.
   *
   * @param context of the operator
   * @param name of the state
   * @param type of what is held
   */
  public InTurn(RuntimeContext context, String name, TypeInformation<T> type) {
    held = context.getListState(new ListStateDescriptor<>(name, Types.TUPLE(Types.LONG, type)));
  }

  /** Holds something until its time, in milliseconds since the epoch. */
  public void hold(long time, T early) throws Exception {
    held.add(Tuple2.of(time, early));
  }

  /** Takes out what was held until at most this time, earliest first, equals as they came. */
  public List<T> take(long time) throws Exception {
    List<Tuple2<Long, T>> due = new ArrayList<>();
    List<Tuple2<Long, T>> early = new ArrayList<>();
    for (Tuple2<Long, T> one : held.get()) {
      (one.f0 <= time ? due : early).add(one);
    }
    if (due.isEmpty()) {
      return List.of();
    }
    held.update(early);
    due.sort(ORDER);
    return due.stream().map(one -> one.f1).toList();
  }
}
