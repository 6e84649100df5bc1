package org.duebook.analytics.portfolio;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;

/** The portfolio operator by itself, spoken to in days. */
final class PortfolioHarness implements AutoCloseable {
  /** At most one record a key in this time, in milliseconds. */
  static final long INTERVAL = 1_000;

  static final Pace LIVE =
      new Pace.Live(Duration.ofMillis(INTERVAL), Duration.ofSeconds(10), Duration.ofDays(1));

  private final KeyedOneInputStreamOperatorTestHarness<String, PortfolioChange, OutputRecord>
      harness;
  private long machineTime;

  /** A record of {@code portfolio-kpis-daily} and its key. */
  record Daily(String key, PortfolioKpisDaily figures) {}

  private PortfolioHarness(Pace pace, BusinessRules rules, OperatorSubtaskState snapshot)
      throws Exception {
    harness =
        Harnesses.restored(
            new PortfolioFunction(rules, pace, Events.WIRE),
            change -> change.key().text(),
            new OutputRecordCodec(),
            snapshot);
  }

  static PortfolioHarness live() throws Exception {
    return new PortfolioHarness(LIVE, rules(Map.of()), null);
  }

  static PortfolioHarness liveAfter(OperatorSubtaskState snapshot) throws Exception {
    return new PortfolioHarness(LIVE, rules(Map.of()), snapshot);
  }

  static PortfolioHarness live(Map<String, ZoneId> zones) throws Exception {
    return new PortfolioHarness(LIVE, rules(zones), null);
  }

  static PortfolioHarness replay(String horizon) throws Exception {
    return replay(horizon, Map.of(), null);
  }

  static PortfolioHarness replay(
      String horizon, Map<String, ZoneId> zones, OperatorSubtaskState snapshot) throws Exception {
    return new PortfolioHarness(
        new Pace.Replay(LocalDate.parse(horizon), Long.MAX_VALUE, false), rules(zones), snapshot);
  }

  private static BusinessRules rules(Map<String, ZoneId> zones) {
    BusinessRules defaults = Events.RULES;
    return new BusinessRules(
        defaults.currency(),
        defaults.zone(),
        zones,
        defaults.ageingClock(),
        List.of(30, 90, 365),
        defaults.waitingReportDays(),
        defaults.maxTextLength(),
        defaults.maxAllocations(),
        defaults.maxAdjustments(),
        defaults.maxCoverages());
  }

  static int epochDay(String day) {
    return Math.toIntExact(LocalDate.parse(day).toEpochDay());
  }

  static Cell cell(Measure measure, String day) {
    return new Cell(measure, epochDay(day), 0);
  }

  /** Sums of one measure and day. */
  static CellSums sums(Measure measure, String day, long value) {
    CellSums sums = new CellSums();
    sums.add(cell(measure, day), value);
    return sums;
  }

  /** One claim of an insurer's over some cents: charged, open, served and billed on one day. */
  static CellSums openClaim(String day, long cents) {
    CellSums sums = sums(Measure.INSURER_RECEIVABLE, day, cents);
    sums.add(cell(Measure.INSURER_OPEN, day), 1);
    sums.add(cell(Measure.CHARGES, day), cents);
    sums.add(new Cell(Measure.ACCOUNTS, Cell.NO_DAY, 0), 1);
    return sums;
  }

  void change(PortfolioKey key, String asOf, CellSums change) throws Exception {
    harness.processElement(new PortfolioChange(key, epochDay(asOf), change), 0);
  }

  /** Business time reaches an instant in UTC. */
  void watermark(String day, String time) throws Exception {
    harness.processWatermark(
        LocalDate.parse(day)
            .atTime(LocalTime.parse(time))
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli());
  }

  /** The day is over in UTC, to the last millisecond. */
  void endOf(String day) throws Exception {
    watermark(day, "23:59:59.999");
  }

  /** One day after the other is over, from the first to the last. */
  void endOfEach(String first, String last) throws Exception {
    LocalDate end = LocalDate.parse(last);
    for (LocalDate day = LocalDate.parse(first); !day.isAfter(end); day = day.plusDays(1)) {
      endOf(day.toString());
    }
  }

  void endOfInput() throws Exception {
    harness.processWatermark(Long.MAX_VALUE);
  }

  /** So much time passes by the machine's clock that whatever waits to be told is told. */
  void letItTell() throws Exception {
    machineTime += INTERVAL;
    harness.setProcessingTime(machineTime);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** What was told of portfolios since it was last taken. */
  List<PortfolioKpis> takeTold() {
    return Harnesses.take(harness).stream()
        .map(record -> Events.decoded(record.value(), PortfolioKpis.class))
        .toList();
  }

  /** The daily records since they were last taken. */
  List<Daily> takeDaily() {
    return Harnesses.takeSide(harness, PortfolioFunction.DAILY).stream()
        .map(
            record ->
                new Daily(record.key(), Events.decoded(record.value(), PortfolioKpisDaily.class)))
        .toList();
  }

  /** The days for which sums are kept, and for each how many. */
  Map<Integer, Integer> keptCells(PortfolioKey key) throws Exception {
    KeyedStateBackend<String> backend =
        ((AbstractStreamOperator<?>) harness.getOperator()).getKeyedStateBackend();
    backend.setCurrentKey(key.text());
    MapState<Integer, CellSums> days =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>("days", Types.INT, new CodecType<>(new CellSumsCodec())));
    Map<Integer, Integer> kept = new TreeMap<>();
    for (Map.Entry<Integer, CellSums> day : days.entries()) {
      kept.put(day.getKey(), day.getValue().size());
    }
    return kept;
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new AssertionError("an operator that does not end", e);
    }
  }
}
