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
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.TimeUtils;

/** Reads single values out of a tree of settings; what does not fit is refused with its key. */
public final class SettingsTree {
  /** Beyond any setting, and still a number of milliseconds to reckon with. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final ObjectNode stated;
  private final ObjectNode filled;
  private final String path;

  /** A tree without anything from the environment. */
  public SettingsTree(ObjectNode stated) {
    this(stated, stated, "");
  }

  /**
   * A tree to read from.
   *
   * @param stated as it was written, which is what complaints show
   * @param filled with the values of environment variables, which complaints never show
   */
  SettingsTree(ObjectNode stated, ObjectNode filled) {
    this(stated, filled, "");
  }

  private SettingsTree(ObjectNode stated, ObjectNode filled, String path) {
    this.stated = stated;
    this.filled = filled;
    this.path = path;
  }

  private static JsonPointer pointer(String key) {
    return JsonPointer.compile(key.isEmpty() ? "" : "/" + key.replace('.', '/'));
  }

  private JsonNode node(String key) {
    return filled.at(pointer(key));
  }

  /** What to throw about a key. */
  public SettingsException refused(String key, String expected) {
    JsonNode value = stated.at(pointer(key));
    String shown =
        value.isTextual() && !value.textValue().isBlank() ? value.textValue() : value.toString();
    return refused(path + key, shown, expected);
  }

  private static SettingsException refused(String key, String shown, String expected) {
    return new SettingsException("%s: %s (expected: %s)".formatted(key, shown, expected));
  }

  /** A text. */
  public String text(String key) {
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

  /** A whole number in a range. */
  public int wholeNumber(String key, int least, int most) {
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

  /** A duration of at least some length. */
  public Duration duration(String key, Duration least) {
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
        throw refused(path + key + "." + entry.getKey(), "no single value", "text or a number");
      }
      texts.put(entry.getKey(), entry.getValue().asText());
    }
    return texts;
  }

  /** Whole numbers in a range, each above the last. */
  public List<Integer> rising(String key, int least, int most) {
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

  /** A list of texts. */
  public List<String> list(String key) {
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

  /** Whole numbers in a range, in any order. */
  public List<Integer> wholeNumbers(String key, int least, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode item : node(key)) {
      Integer number = numberIn(item);
      if (number == null || number < least || number > most) {
        throw refused(key, "whole numbers from " + least + " to " + most);
      }
      numbers.add(number);
    }
    if (!node(key).isArray()) {
      throw refused(key, "a list of numbers");
    }
    return numbers;
  }

  /** A number in a range. */
  public double number(String key, double least, double most) {
    JsonNode node = node(key);
    if (!node.isNumber() || !(node.asDouble() >= least && node.asDouble() <= most)) {
      throw refused(key, "a number from " + least + " to " + most);
    }
    return node.asDouble();
  }

  /** Numbers in a range. */
  public List<Double> numbers(String key, double least, double most) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode item : node(key)) {
      if (!item.isNumber() || !(item.asDouble() >= least && item.asDouble() <= most)) {
        throw refused(key, "numbers from " + least + " to " + most);
      }
      numbers.add(item.asDouble());
    }
    if (!node(key).isArray()) {
      throw refused(key, "a list of numbers");
    }
    return numbers;
  }

  /** Yes or no. */
  public boolean flag(String key) {
    if (!node(key).isBoolean()) {
      throw refused(key, "true or false");
    }
    return node(key).booleanValue();
  }

  /** The names in a section, in the order they are written. */
  public List<String> names(String key) {
    if (!node(key).isObject()) {
      throw refused(key, "a section with keys");
    }
    return node(key).properties().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * A section by a name that is chosen freely and may hold dots.
   *
   * @param allowed the keys it may have; all of them have to be there when they are read
   */
  public SettingsTree section(String key, String name, Set<String> allowed) {
    SettingsTree section = section(key, name);
    for (String stated : section.names("")) {
      if (!allowed.contains(stated)) {
        throw new SettingsException(
            "%s%s: unknown setting (expected: one of %s)"
                .formatted(section.path, stated, String.join(", ", new TreeSet<>(allowed))));
      }
    }
    return section;
  }

  /** A section with free keys by a name that is chosen freely. */
  public SettingsTree section(String key, String name) {
    if (!(node(key).get(name) instanceof ObjectNode section)) {
      throw refused(
          path + key + "." + name, String.valueOf(node(key).get(name)), "a section with keys");
    }
    return new SettingsTree(section, section, path + key + "." + name + ".");
  }
}
