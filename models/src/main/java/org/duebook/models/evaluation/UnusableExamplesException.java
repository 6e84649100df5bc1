package org.duebook.models.evaluation;

/** Examples that no honest model or table can be made of; the message says why and what to do. */
public final class UnusableExamplesException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A refusal for a reason. */
  public UnusableExamplesException(String message) {
    super(message);
  }
}
