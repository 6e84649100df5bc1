package org.duebook.analytics.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML as a tree, and lays what a file states over a tree of defaults. */
public final class SettingsLayers {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SettingsLayers() {}

  /**
   * The tree of a text; an empty text is an empty tree.
   *
   * @param origin how to call the text in messages
   */
  public static ObjectNode tree(String yaml, String origin) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return YAML.createObjectNode();
      }
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw new SettingsException(origin + ": no map (expected: sections such as kafka:)");
    } catch (JsonProcessingException e) {
      // Not the library's own words, neither as cause: they quote the line, which may hold a
      // password.
      throw new SettingsException(
          "%s: line %d: not YAML (expected: one map of sections, each key once)"
              .formatted(origin, lineOf(e)));
    }
  }

  private static int lineOf(JsonProcessingException problem) {
    if (problem.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      return yaml.getProblemMark().getLine() + 1;
    }
    JsonLocation place = problem.getLocation();
    return place == null ? 0 : place.getLineNr();
  }

  /**
   * Lays one tree over another; a key that the lower one does not have is refused.
   *
   * @param base the lower tree, which is changed
   * @param over the upper tree
   * @param path of both in the whole, empty or ending in a dot
   * @param free keys of sections in which names are chosen freely
   */
  public static void layOver(ObjectNode base, ObjectNode over, String path, Set<String> free) {
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      String key = path + entry.getKey();
      JsonNode below = base.get(entry.getKey());
      if (below == null) {
        throw new SettingsException(
            "%s: unknown setting (expected: one of %s)".formatted(key, names(base)));
      }
      if (!(below instanceof ObjectNode section)) {
        base.set(entry.getKey(), entry.getValue());
      } else if (entry.getValue() instanceof ObjectNode stated) {
        if (free.contains(key)) {
          section.setAll(stated);
        } else {
          layOver(section, stated, key + ".", free);
        }
      } else if (!isEmpty(entry.getValue())) {
        throw new SettingsException(key + ": a value (expected: a section with keys)");
      }
    }
  }

  /** A section whose every key is a comment. */
  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
  }

  private static String names(ObjectNode node) {
    return String.join(", ", node.properties().stream().map(Map.Entry::getKey).toList());
  }
}
