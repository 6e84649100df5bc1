package org.duebook.analytics.settings;

/** Settings that can't be used. The message names the key, what it holds and what was expected. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** States what is wrong. */
  public SettingsException(String message) {
    super(message);
  }

  /** States what is wrong, and what showed it. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
