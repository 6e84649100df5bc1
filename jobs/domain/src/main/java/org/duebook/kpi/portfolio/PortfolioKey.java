package org.duebook.kpi.portfolio;

/**
 * Names a portfolio.
 *
 * @param dimension by what claims are put together
 * @param practiceId the practice, or null where the dimension has none
 * @param payerId the primary payer, or null where the dimension has none
 */
public record PortfolioKey(Dimension dimension, String practiceId, String payerId) {
  /** All claims. */
  public static final PortfolioKey ALL = new PortfolioKey(Dimension.ALL, null, null);

  /** By what claims are put together. Stored by place: append only. */
  public enum Dimension {
    /** All claims. */
    ALL,
    /** Those of a practice. */
    PRACTICE,
    /** Those of a primary payer, over all practices. */
    PAYER,
    /** Those of a primary payer in a practice. */
    PRACTICE_PAYER
  }

  /** A practice's claims. */
  public static PortfolioKey ofPractice(String practiceId) {
    return new PortfolioKey(Dimension.PRACTICE, practiceId, null);
  }

  /** A payer's claims. */
  public static PortfolioKey ofPayer(String payerId) {
    return new PortfolioKey(Dimension.PAYER, null, payerId);
  }

  /** A payer's claims in a practice. */
  public static PortfolioKey of(String practiceId, String payerId) {
    return new PortfolioKey(Dimension.PRACTICE_PAYER, practiceId, payerId);
  }

  /**
   * Text that a person can read, such as {@code PRACTICE_PAYER:north-clinic:acme}. A colon or
   * percent sign within an id is written as {@code %3A} or {@code %25}, so that two portfolios
   * never share a text.
   */
  public String text() {
    StringBuilder text = new StringBuilder(dimension.name());
    if (practiceId != null) {
      text.append(':').append(escaped(practiceId));
    }
    if (payerId != null) {
      text.append(':').append(escaped(payerId));
    }
    return text.toString();
  }

  private static String escaped(String id) {
    return id.replace("%", "%25").replace(":", "%3A");
  }
}
