package org.duebook.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reference table of claim adjustment reason codes (X12 list 139), retired codes among them,
 * since old remittances still carry them. The labels are our own words; X12's are not shipped.
 *
 * <p>The table is {@code adjustment-reason-codes.csv} beside this class: a heading, then one line a
 * code with the columns code, category and label. No column holds a comma, so nothing is quoted.
 */
public final class ReasonCodes {
  private static final String TABLE = "adjustment-reason-codes.csv";
  private static final String HEADING = "code,category,label";
  private static final Pattern CODE = Pattern.compile("[A-Z]?[0-9]{1,3}");
  private static final int MAX_LABEL_LENGTH = 60;

  private final List<ReasonCode> all;

  /**
   * What an amount with a code is, unless the adjustment's group decides before the code: with
   * group PR every code is the patient's share (contract page, section 2). That is why deductible,
   * coinsurance and copay (1, 2, 3) have no category of their own: with another group than PR they
   * are denials like any other.
   */
  public enum Category {
    /** Given up by contract or law: it shrinks what anybody owes. */
    CONTRACTUAL,
    /** With group OA: what earlier payers did, never posted (X12 RFI 2143). Else a denial. */
    PRIOR_PAYER,
    /** Refused: it stays open with the insurer until it is paid, reversed or written off. */
    DENIAL
  }

  /**
   * One line of the table.
   *
   * @param code the code as remittances carry it, such as 45 or B7
   * @param category what it is when the group is CO, PI or OA
   * @param label what a biller calls it; at most 60 characters
   */
  public record ReasonCode(String code, Category category, String label) {
    /**
     * Checks that the table's line makes sense.
     *
     * @throws IllegalArgumentException with column, value and what was expected
     */
    public ReasonCode {
      if (!CODE.matcher(code).matches()) {
        throw new IllegalArgumentException(
            "code: '" + code + "' (expected: at most one capital letter, then 1 to 3 digits)");
      }
      if (label.isBlank() || !label.equals(label.strip()) || label.length() > MAX_LABEL_LENGTH) {
        throw new IllegalArgumentException(
            "label: '%s' (expected: 1 to %d characters, no blanks around them)"
                .formatted(label, MAX_LABEL_LENGTH));
      }
    }
  }

  private ReasonCodes(List<ReasonCode> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads the table that is shipped with this class.
   *
   * @throws IllegalArgumentException if a line is malformed or a code is there twice, with line and
   *     reason
   */
  public static ReasonCodes load() {
    try (InputStream table = ReasonCodes.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(
            TABLE + ": not found (expected: beside " + ReasonCodes.class.getName() + ")");
      }
      return read(new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + ": cannot be read", e);
    }
  }

  static ReasonCodes read(BufferedReader table) throws IOException {
    List<ReasonCode> codes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String heading = table.readLine();
    if (!HEADING.equals(heading)) {
      throw malformed(1, "heading: '" + heading + "' (expected: '" + HEADING + "')");
    }
    int number = 1;
    for (String line = table.readLine(); line != null; line = table.readLine()) {
      number++;
      ReasonCode code = parse(line, number);
      if (!seen.add(code.code())) {
        throw malformed(number, "code: '" + code.code() + "' again (expected: each code once)");
      }
      codes.add(code);
    }
    return new ReasonCodes(codes);
  }

  private static ReasonCode parse(String line, int number) {
    String[] columns = line.split(",", -1);
    if (columns.length != 3) {
      throw malformed(number, columns.length + " columns (expected: 3)");
    }
    try {
      return new ReasonCode(columns[0], category(columns[1]), columns[2]);
    } catch (IllegalArgumentException e) {
      throw malformed(number, e.getMessage());
    }
  }

  private static Category category(String name) {
    return Arrays.stream(Category.values())
        .filter(category -> category.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "category: '%s' (expected: one of %s)"
                        .formatted(name, Arrays.toString(Category.values()))));
  }

  private static IllegalArgumentException malformed(int line, String reason) {
    return new IllegalArgumentException(TABLE + " line " + line + ": " + reason);
  }

  /** Every known code, in the order of the table. */
  public List<ReasonCode> all() {
    return all;
  }
}
