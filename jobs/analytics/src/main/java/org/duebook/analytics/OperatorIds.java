package org.duebook.analytics;

import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;

/**
 * The names by which savepoints know the operators. A name that was released is never changed or
 * used again.
 */
public final class OperatorIds {
  /** Knows which account a claim was seen in. */
  public static final String CLAIM_DIRECTORY = "claim-directory";

  /** Holds records that look for their account. */
  public static final String ACCOUNT_SEARCH = "account-search";

  /** Keeps the accounts' ledgers. */
  public static final String ACCOUNT_LEDGER = "account-ledger";

  /** Adds up contributions before they are shuffled. */
  public static final String CONTRIBUTION_COMBINER = "contribution-combiner";

  /** Keeps the portfolios' sums. */
  public static final String PORTFOLIO = "portfolio";

  /** Carries business time on when the topics are silent. */
  public static final String CLOCK_SOURCE = "clock-source";

  /** Lets nothing of the clock pass but its time. */
  public static final String CLOCK_ONLY_TIME = "clock-only-time";

  /** The intake behind the clock. */
  public static final String CLOCK_INTAKE = "clock-intake";

  /** Keeps the open follow-ups of parts of practices. */
  public static final String PARTIAL_WORKLIST = "partial-worklist";

  /** Merges the parts of practices into worklists. */
  public static final String WORKLIST = "worklist";

  /** Tells how the models do. */
  public static final String MODEL_QUALITY = "model-quality";

  /** Stands for control topics where there are none. */
  public static final String NO_CONTROLS_SOURCE = "no-controls-source";

  /** Lets nothing pass where there are no control topics. */
  public static final String NO_CONTROLS = "no-controls";

  private OperatorIds() {}

  /** Reads a control topic. */
  public static String source(ControlTopic topic) {
    return topic.topicName() + "-source";
  }

  /** Reads an input topic. */
  public static String source(EventTopic topic) {
    return topic.topicName() + "-source";
  }

  /** Decodes and checks an input topic. */
  public static String intake(EventTopic topic) {
    return topic.topicName() + "-intake";
  }

  /** Writes an output topic. */
  public static String sink(String topicName) {
    return topicName + "-sink";
  }
}
