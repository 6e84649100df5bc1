package org.duebook.analytics.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.TimeUtils;

/** Reads single values out of a tree of settings; what does not fit is refused with its key. */
final class SettingsTree {
  /** Beyond any setting, and still a number of milliseconds to reckon with. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final ObjectNode stated;
  private final ObjectNode filled;

  /**
   * A tree to read from.
   *
   * @param stated as it was written, which is what complaints show
   * @param filled with the values of environment variables, which complaints never show
   */
  SettingsTree(ObjectNode stated, ObjectNode filled) {
    this.stated = stated;
    this.filled = filled;
  }

  private static JsonPointer pointer(String key) {
    return JsonPointer.compile("/" + key.replace('.', '/'));
  }

  private JsonNode node(String key) {
    return filled.at(pointer(key));
  }

  SettingsException refused(String key, String expected) {
    JsonNode value = stated.at(pointer(key));
    String shown =
        value.isTextual() && !value.textValue().isBlank() ? value.textValue() : value.toString();
    return refused(key, shown, expected);
  }

  private static SettingsException refused(String key, String shown, String expected) {
    return new SettingsException("%s: %s (expected: %s)".formatted(key, shown, expected));
  }

  String text(String key) {
    JsonNode node = node(key);
    if (!node.isValueNode() || node.isNull()) {
      throw refused(key, "text");
    }
    return node.asText();
  }

  String filledText(String key) {
    String text = text(key);
    if (text.isBlank()) {
      throw refused(key, "text that is not empty");
    }
    return text;
  }

  int wholeNumber(String key, int least, int most) {
    Integer number = numberIn(node(key));
    if (number == null || number < least || number > most) {
      throw refused(key, "a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** The number of a node, also if it is text: an environment variable holds nothing else. */
  private static Integer numberIn(JsonNode node) {
    if (!node.isInt() && !node.isTextual()) {
      return null;
    }
    try {
      return Integer.valueOf(node.asText());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  <E extends Enum<E>> E symbol(String key, Class<E> type) {
    String text = text(key);
    for (E symbol : type.getEnumConstants()) {
      if (symbol.name().equals(text)) {
        return symbol;
      }
    }
    throw refused(key, "one of " + Arrays.toString(type.getEnumConstants()));
  }

  Duration duration(String key, Duration least) {
    return duration(key, least, LONGEST);
  }

  Duration duration(String key, Duration least, Duration most) {
    String expected =
        "a duration like 500ms, 10s, 5min, 24h, 7d, from %s to %s"
            .formatted(
                TimeUtils.formatWithHighestUnit(least), TimeUtils.formatWithHighestUnit(most));
    try {
      Duration duration = TimeUtils.parseDuration(text(key));
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(key, expected);
    }
    throw refused(key, expected);
  }

  ZoneId zone(String key) {
    try {
      return ZoneId.of(text(key));
    } catch (DateTimeException e) {
      throw refused(key, "an IANA time zone such as America/New_York");
    }
  }

  Map<String, ZoneId> zones(String key) {
    Map<String, ZoneId> zones = new LinkedHashMap<>();
    texts(key)
        .forEach(
            (practice, text) -> {
              try {
                zones.put(practice, ZoneId.of(text));
              } catch (DateTimeException e) {
                throw refused(key, "practice id -> IANA time zone such as America/New_York");
              }
            });
    return zones;
  }

  /** A map of free names; the values can be secrets and are in no complaint. */
  Map<String, String> texts(String key) {
    JsonNode node = node(key);
    if (!node.isObject()) {
      throw refused(key, "a map of names and values");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw refused(key + "." + entry.getKey(), "no single value", "text or a number");
      }
      texts.put(entry.getKey(), entry.getValue().asText());
    }
    return texts;
  }

  List<Integer> rising(String key, int least, int most) {
    JsonNode node = node(key);
    List<Integer> numbers = new ArrayList<>();
    int next = least;
    for (JsonNode item : node) {
      Integer number = numberIn(item);
      if (number == null || number < next || number > most) {
        throw refused(key, "whole numbers from " + least + " to " + most + ", each above the last");
      }
      next = number + 1;
      numbers.add(number);
    }
    if (!node.isArray() || numbers.isEmpty()) {
      throw refused(key, "a list of at least one number");
    }
    return numbers;
  }

  List<String> list(String key) {
    JsonNode node = node(key);
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      texts.add(item.asText());
    }
    if (!node.isArray() || texts.contains("")) {
      throw refused(key, "a list of texts");
    }
    return texts;
  }
}
