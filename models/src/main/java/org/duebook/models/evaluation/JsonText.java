package org.duebook.models.evaluation;

import java.util.Collection;
import java.util.Map;

/**
 * Writes maps, lists, texts and numbers as JSON, indented. A number that is none is null. There is
 * nothing to read here, so no library is brought in for it.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /** A value as JSON, ending with a line break. */
  public static String of(Object value) {
    JsonText json = new JsonText();
    json.value(value, "");
    return json.text.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      String inner = indent + "  ";
      text.append('{');
      String gap = "\n";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(gap).append(inner);
        quoted(entry.getKey().toString());
        text.append(": ");
        value(entry.getValue(), inner);
        gap = ",\n";
      }
      text.append(map.isEmpty() ? "}" : "\n" + indent + "}");
    } else if (value instanceof Collection<?> list) {
      String inner = indent + "  ";
      text.append('[');
      String gap = "\n";
      for (Object item : list) {
        text.append(gap).append(inner);
        value(item, inner);
        gap = ",\n";
      }
      text.append(list.isEmpty() ? "]" : "\n" + indent + "]");
    } else if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
      text.append("null");
    } else if (value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      quoted(value.toString());
    }
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
