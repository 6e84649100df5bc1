package org.duebook.models.scoring;

/** A file that is no usable model; the message says what is wrong with it and what to do. */
public final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A refusal for a reason. */
  public ModelRefusedException(String message) {
    super(message);
  }

  /** A refusal with what led to it. */
  public ModelRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
