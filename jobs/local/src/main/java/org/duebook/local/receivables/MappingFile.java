package org.duebook.local.receivables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PayerClass;

/**
 * Reads a mapping. Every fault is a {@link SettingsException} that names the key, what it holds and
 * what was expected; a key that is not known is one.
 */
final class MappingFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "practice",
              "currency",
              "zone",
              "charset",
              "separator",
              "dates",
              "amounts",
              "empty",
              "columns",
              "disputed",
              "channels",
              "payers"));

  private static final Set<String> COLUMNS =
      new LinkedHashSet<>(
          List.of(
              "account",
              "invoice",
              "invoiced",
              "amount",
              "settled",
              "disputed",
              "channel",
              "payer"));

  private final ObjectNode root;

  private MappingFile(ObjectNode root) {
    this.root = root;
  }

  /** The mapping that a file states. */
  static ReceivablesMapping read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new SettingsException("--mapping: " + file + ": not there (expected: a YAML file)", e);
    } catch (IOException e) {
      throw new SettingsException("--mapping: " + file + ": not readable", e);
    }
  }

  /**
   * The mapping that a text states.
   *
   * @param origin how to call it in messages
   */
  static ReceivablesMapping parse(String yaml, String origin) {
    try {
      if (YAML.readTree(yaml) instanceof ObjectNode root) {
        return new MappingFile(root).mapping();
      }
      throw new SettingsException(origin + ": no map (expected: keys such as columns:)");
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          "%s: line %d: not YAML (expected: one map, each key once)"
              .formatted(origin, e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
  }

  private ReceivablesMapping mapping() {
    checkKeys("", root, KEYS);
    ObjectNode columns = section("columns");
    checkKeys("columns.", columns, COLUMNS);
    ObjectNode amounts = section("amounts");
    checkKeys("amounts.", amounts, Set.of("decimal", "grouping", "symbol"));
    ObjectNode disputed = section("disputed");
    checkKeys("disputed.", disputed, Set.of("yes", "no"));
    ObjectNode payers = section("payers");
    checkKeys("payers.", payers, Set.of("classes", "others"));

    ReceivablesMapping mapping =
        new ReceivablesMapping(
            required("", root, "practice"),
            currency(),
            zone(),
            charset(),
            mark("separator", text("", root, "separator", ",")),
            dates(),
            amountFormat(amounts),
            words("empty", root.get("empty")),
            columns(columns),
            words("disputed.yes", disputed.get("yes")),
            words("disputed.no", disputed.get("no")),
            symbols("channels", root.get("channels"), Channel.class),
            symbols("payers.classes", payers.get("classes"), PayerClass.class),
            symbol("payers.others", text("payers.", payers, "others", "OTHER"), PayerClass.class));
    if (mapping.columns().disputed() != null && mapping.disputedWords().isEmpty()) {
      throw refused("disputed.yes", "no words", "the words that say so, such as [Yes]");
    }
    if (mapping.columns().channel() != null && mapping.channels().isEmpty()) {
      throw refused("channels", "no words", "a channel for each word, such as Paper: MAIL");
    }
    return mapping;
  }

  private static void checkKeys(String path, ObjectNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new SettingsException(
            "%s%s: unknown key (expected: one of %s)"
                .formatted(path, entry.getKey(), String.join(", ", known)));
      }
    }
  }

  private ObjectNode section(String key) {
    JsonNode node = root.get(key);
    if (node == null || node.isNull()) {
      return YAML.createObjectNode();
    }
    if (node instanceof ObjectNode section) {
      return section;
    }
    throw refused(key, "a value", "a section with keys");
  }

  private static String text(String path, ObjectNode node, String key, String otherwise) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isValueNode()) {
      throw refused(path + key, "no text", "a text");
    }
    return value.asText();
  }

  private static String required(String path, ObjectNode node, String key) {
    String text = text(path, node, key, "");
    if (text.isBlank()) {
      throw refused(path + key, "absent", "a text");
    }
    return text;
  }

  private static ReceivablesMapping.Columns columns(ObjectNode node) {
    String path = "columns.";
    return new ReceivablesMapping.Columns(
        required(path, node, "account"),
        required(path, node, "invoice"),
        required(path, node, "invoiced"),
        required(path, node, "amount"),
        required(path, node, "settled"),
        text(path, node, "disputed", null),
        text(path, node, "channel", null),
        text(path, node, "payer", null));
  }

  private String currency() {
    String code = text("", root, "currency", "USD");
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw refused("currency", code, "an ISO 4217 code such as USD");
    }
  }

  private ZoneId zone() {
    String name = text("", root, "zone", "UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw refused("zone", name, "a zone such as America/New_York");
    }
  }

  private Charset charset() {
    String name = text("", root, "charset", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw refused("charset", name, "a character set such as UTF-8 or windows-1252");
    }
  }

  private DayFormat dates() {
    String pattern = text("", root, "dates", "yyyy-MM-dd");
    try {
      return new DayFormat(pattern);
    } catch (IllegalArgumentException e) {
      throw refused("dates", pattern, "a pattern of day, month and year such as M/d/yyyy");
    }
  }

  private static AmountFormat amountFormat(ObjectNode node) {
    String grouping = text("amounts.", node, "grouping", "");
    char decimal = mark("amounts.decimal", text("amounts.", node, "decimal", "."));
    char group = grouping.isEmpty() ? 0 : mark("amounts.grouping", grouping);
    if (decimal == group) {
      throw refused("amounts.grouping", grouping, "another mark than amounts.decimal");
    }
    return new AmountFormat(decimal, group, text("amounts.", node, "symbol", ""));
  }

  private static char mark(String key, String text) {
    if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.equals("\"")) {
      throw refused(key, text, "one character, no letter or digit");
    }
    return text.charAt(0);
  }

  private static Set<String> words(String key, JsonNode node) {
    Set<String> words = new LinkedHashSet<>();
    if (node != null && !node.isNull()) {
      if (!node.isArray()) {
        throw refused(key, "no list", "a list of texts, such as [Yes, Y]");
      }
      // YAML takes some words, such as true, for other things than text; they are meant as words.
      node.forEach(word -> words.add(word.asText()));
    }
    return words;
  }

  private static <E extends Enum<E>> Map<String, E> symbols(
      String key, JsonNode node, Class<E> type) {
    Map<String, E> symbols = new LinkedHashMap<>();
    if (node != null && !node.isNull()) {
      if (!node.isObject()) {
        throw refused(key, "a value", "a section with keys");
      }
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String word = entry.getKey();
        symbols.put(word, symbol(key + "." + word, entry.getValue().asText(), type));
      }
    }
    return symbols;
  }

  private static <E extends Enum<E>> E symbol(String key, String text, Class<E> type) {
    List<E> known =
        Arrays.stream(type.getEnumConstants()).filter(e -> !e.name().equals("UNKNOWN")).toList();
    return known.stream()
        .filter(e -> e.name().equals(text))
        .findFirst()
        .orElseThrow(() -> refused(key, text, "one of " + known));
  }

  private static SettingsException refused(String key, String value, String expected) {
    return new SettingsException("%s: %s (expected: %s)".formatted(key, value, expected));
  }
}
