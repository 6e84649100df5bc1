package org.duebook.analytics.record;

/**
 * The text key of an account, {@code practiceId:accountId} (contract page, section 3), or of
 * something else that a practice names.
 *
 * <p>A colon or percent sign within the practice's id is written as {@code %3A} or {@code %25}, so
 * that no two share a key.
 */
public final class AccountKey {
  private AccountKey() {}

  /** The key of an account, or of what else the practice calls by the id. */
  public static String of(String practiceId, String id) {
    return escaped(practiceId) + ':' + id;
  }

  private static String escaped(String practiceId) {
    if (practiceId.indexOf(':') < 0 && practiceId.indexOf('%') < 0) {
      return practiceId;
    }
    return practiceId.replace("%", "%25").replace(":", "%3A");
  }
}
