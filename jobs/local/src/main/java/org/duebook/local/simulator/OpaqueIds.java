package org.duebook.local.simulator;

/**
 * Ids that say nothing: a letter for the kind, and a number in base 32. Numbered through within an
 * account and then scattered, one to one, so no two are alike in a history.
 */
final class OpaqueIds {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int BITS_PER_DIGIT = 5;
  private static final int LENGTH = 14;
  // 2^31 accounts with 2^32 ids each fit into one long.
  private static final int BITS_PER_ACCOUNT = 32;

  private final long scatter;
  private final long firstOfAccount;
  private int used;

  OpaqueIds(long seed, int accountIndex) {
    this.scatter = Chance.mix(seed);
    this.firstOfAccount = (long) accountIndex << BITS_PER_ACCOUNT;
  }

  String next(char kind) {
    long number = firstOfAccount | Integer.toUnsignedLong(used++);
    long bits = Chance.mix(number ^ scatter);
    char[] text = new char[LENGTH];
    text[0] = kind;
    for (int i = LENGTH - 1; i > 0; i--) {
      text[i] = DIGITS[(int) bits & (DIGITS.length - 1)];
      bits >>>= BITS_PER_DIGIT;
    }
    return new String(text);
  }
}
