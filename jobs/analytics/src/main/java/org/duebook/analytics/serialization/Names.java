package org.duebook.analytics.serialization;

/**
 * Holds text of few different values once, however many facts name it: ids of practices and payers,
 * codes. A third of all strings of an account were such.
 *
 * <p>Of two that want the same place the later is held; the other is then there more than once, and
 * that is all. {@link String#intern} would do without this class, at the tenfold price.
 */
public final class Names {
  private static final int PLACES = 1 << 12;

  /** Threads may see each other's or not: whichever is there says the same. */
  private static final String[] HELD = new String[PLACES];

  private Names() {}

  /** The name, or one that says the same; null is none. */
  public static String held(String name) {
    if (name == null) {
      return null;
    }
    int hash = name.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    String held = HELD[place];
    if (name.equals(held)) {
      return held;
    }
    HELD[place] = name;
    return name;
  }
}
