package org.duebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures in rows, as text for a terminal and as Markdown for a card. The first column is names,
 * the others are numbers.
 *
 * @param title what it shows
 * @param heads heads of the columns
 * @param rows as many cells as heads in each
 */
public record Table(String title, List<String> heads, List<List<String>> rows) {
  /** The table as aligned text, the title first. */
  public List<String> text() {
    int[] widths = new int[heads.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = heads.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(line(heads, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int column = 0; column < widths.length; column++) {
      String gap = " ".repeat(widths[column] - cells.get(column).length());
      String cell = cells.get(column);
      line.append(column == 0 ? cell + gap : "  " + gap + cell);
    }
    return line.toString().stripTrailing();
  }

  /** The table as Markdown, without the title. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", heads) + " |");
    lines.add("|---|" + "---:|".repeat(heads.size() - 1));
    rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
    return lines;
  }
}
