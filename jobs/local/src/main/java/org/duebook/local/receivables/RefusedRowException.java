package org.duebook.local.receivables;

/**
 * A row that can't be turned into events. The message names the column, the shape of its value and
 * what was expected, and never the value: exports name patients.
 */
final class RefusedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedRowException(String message) {
    super(message);
  }

  /**
   * A value that is not of its column's kind.
   *
   * @param column name of the column in the export
   * @param value what stands there; only its shape is told
   * @param expected what should stand there
   */
  static RefusedRowException of(String column, String value, String expected) {
    return new RefusedRowException(
        "%s: %s (expected: %s)".formatted(column, shape(value), expected));
  }

  private static final int LONGEST_SHAPE = 24;

  /** Digits as 9, letters as A, the rest as it is. */
  static String shape(String value) {
    if (value.isEmpty()) {
      return "empty";
    }
    StringBuilder shape = new StringBuilder("shaped ");
    value
        .codePoints()
        .limit(LONGEST_SHAPE)
        .forEach(
            character -> {
              if (Character.isDigit(character)) {
                shape.append('9');
              } else if (Character.isLetter(character)) {
                shape.append('A');
              } else if (Character.isISOControl(character)) {
                shape.append('?');
              } else {
                shape.appendCodePoint(character);
              }
            });
    return value.codePointCount(0, value.length()) > LONGEST_SHAPE
        ? shape.append('…').toString()
        : shape.toString();
  }
}
