package org.duebook.analytics.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.kpi.AgeingClock;

/**
 * All settings, checked. What each means stands in {@code duebook.yaml} of this module's resources,
 * which is also where the defaults come from.
 *
 * @param business how the practices count
 * @param latePayment which models score, and what they watch for
 * @param followUps which policy decides what to do next
 * @param limits what an event may hold at most
 * @param time how business time passes
 * @param kafka where events come from and records go
 * @param flink how the job runs
 */
public record DuebookSettings(
    Business business,
    LatePayment latePayment,
    FollowUps followUps,
    Limits limits,
    Time time,
    Kafka kafka,
    Flink flink) {

  /** Settings of section {@code business}. */
  public record Business(
      String currency,
      ZoneId zone,
      Map<String, ZoneId> practiceZones,
      AgeingClock ageingClock,
      List<Integer> windows,
      int waitingReportDays) {}

  /** Settings of section {@code late-payment}. */
  public record LatePayment(
      String patientModel,
      String insurerModel,
      int patientHorizonDays,
      int insurerHorizonDays,
      boolean trainingExamples,
      double driftLimit) {}

  /** Settings of section {@code follow-ups}. */
  public record FollowUps(boolean enabled, String policy) {}

  /** Settings of section {@code limits}. */
  public record Limits(int textLength, int allocations, int adjustments, int coverages) {}

  /** Settings of section {@code time}. */
  public record Time(
      Clock clock,
      Duration aheadLimit,
      Duration outOfOrderness,
      Duration idleness,
      Duration coalescing,
      Duration catchUp) {}

  /** What carries business time on when all topics are silent. */
  public enum Clock {
    /** The machine's clock. */
    MACHINE,
    /** Nothing: only events do. */
    EVENTS
  }

  /**
   * Settings of section {@code kafka}. {@link #toString} hides the values of further properties:
   * they hold passwords.
   */
  public record Kafka(
      String bootstrapServers,
      String groupId,
      String topicPrefix,
      String outputTopicPrefix,
      Start start,
      String transactionalIdPrefix,
      Duration transactionTimeout,
      List<String> furtherSchemas,
      Map<String, String> properties) {
    @Override
    public String toString() {
      return "Kafka[bootstrapServers=%s, groupId=%s, topicPrefix=%s, properties=%s]"
          .formatted(bootstrapServers, groupId, topicPrefix, properties.keySet());
    }
  }

  /** Where reading begins without a checkpoint. */
  public enum Start {
    /** At the beginning of the topics. */
    EARLIEST,
    /** At the group's positions; at the beginning where it has none. */
    COMMITTED
  }

  /** Settings of section {@code flink}. */
  public record Flink(
      int parallelism,
      Duration checkpointInterval,
      String checkpointDirectory,
      String stateBackend) {}

  /** What operators have to know of the business. */
  public BusinessRules businessRules() {
    return new BusinessRules(
        business.currency(),
        business.zone(),
        business.practiceZones(),
        business.ageingClock(),
        business.windows(),
        business.waitingReportDays(),
        limits.textLength(),
        limits.allocations(),
        limits.adjustments(),
        limits.coverages());
  }

  /** How time passes in a live job. */
  public Pace.Live pace() {
    return new Pace.Live(time.coalescing(), time.catchUp(), time.aheadLimit());
  }
}
