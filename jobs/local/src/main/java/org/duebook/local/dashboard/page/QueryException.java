package org.duebook.local.dashboard.page;

/** Something asked for that no page has; the message names it, its value and what was expected. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error whose message a person can act on. */
  public QueryException(String message) {
    super(message);
  }
}
