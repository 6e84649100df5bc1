package org.duebook.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of text for people, at most 80 characters wide where words allow it. */
final class Page {
  private static final int WIDTH = 80;
  private static final int LABEL = 14;
  private static final Pattern SPACES = Pattern.compile(" +");

  private final List<String> lines = new ArrayList<>();

  void heading(String text) {
    blank();
    lines.add(text);
    lines.add("=".repeat(Math.min(WIDTH, text.length())));
  }

  void part(String text) {
    blank();
    lines.add(text);
  }

  private void blank() {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  /** A label and what there is to say, broken at spaces and hanging behind the label. */
  void item(String label, String text) {
    wrapped("  " + padded(label, LABEL), text);
  }

  /** A label and what there is to say, or nothing if there is nothing. */
  void itemIfAny(String label, Object value) {
    if (value != null) {
      item(label, value.toString());
    }
  }

  /** Text behind a mark, hanging behind it. */
  void wrapped(String mark, String text) {
    String indent = " ".repeat(mark.length());
    StringBuilder line = new StringBuilder(mark);
    boolean empty = true;
    for (String word : SPACES.split(text.strip(), -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
