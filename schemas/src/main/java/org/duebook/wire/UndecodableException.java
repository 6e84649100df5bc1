package org.duebook.wire;

import org.duebook.schemas.RejectionReason;

/**
 * Bytes that are no record of the expected kind, with the reason that {@code rejected-events}
 * states.
 */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;
  private final String detail;

  /**
   * States what is wrong.
   *
   * @param reason the kind of fault
   * @param detail what was found and what was expected; no identifier of a patient
   */
  public UndecodableException(RejectionReason reason, String detail) {
    this(reason, detail, null);
  }

  /** States what is wrong, and what a library said of it. */
  public UndecodableException(RejectionReason reason, String detail, Throwable cause) {
    super(reason + ": " + detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  /** The kind of fault. */
  public RejectionReason reason() {
    return reason;
  }

  /** What was found and what was expected. */
  public String detail() {
    return detail;
  }
}
