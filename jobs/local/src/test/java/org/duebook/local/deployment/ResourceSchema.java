package org.duebook.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The schema that a Kubernetes custom resource definition states, as far as these definitions use
 * it: properties, free maps, items, types, enumerations and required keys. A key that the schema
 * does not know is a fault: an API server drops it without a word.
 */
final class ResourceSchema {
  private final JsonNode root;
  private final Map<String, List<String>> furtherSymbols;

  private ResourceSchema(JsonNode root, Map<String, List<String>> furtherSymbols) {
    this.root = root;
    this.furtherSymbols = furtherSymbols;
  }

  /**
   * The schema of a definition's only version.
   *
   * @param furtherSymbols symbols that the newest definition at hand does not know yet, by path
   */
  static ResourceSchema of(String resource, Map<String, List<String>> furtherSymbols) {
    try (InputStream definition = ResourceSchema.class.getResourceAsStream(resource)) {
      JsonNode versions = new YAMLMapper().readTree(definition).at("/spec/versions");
      return new ResourceSchema(versions.get(0).at("/schema/openAPIV3Schema"), furtherSymbols);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a resource, each fault with its path; empty if nothing is. */
  List<String> faults(JsonNode resource) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : resource.properties()) {
      // The schema of these is Kubernetes' own.
      if (!List.of("apiVersion", "kind", "metadata").contains(field.getKey())) {
        JsonNode schema = root.path("properties").path(field.getKey());
        check(field.getKey(), field.getValue(), schema, faults);
      }
    }
    return faults;
  }

  private void check(String path, JsonNode value, JsonNode schema, List<String> faults) {
    if (schema.isMissingNode()) {
      faults.add(path + ": not known");
      return;
    }
    if (!isOfType(value, schema)) {
      faults.add(path + ": " + value + " (expected: " + schema.path("type").asText() + ")");
    }
    checkSymbol(path, value, schema, faults);
    if (value.isObject()) {
      checkObject(path, value, schema, faults);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(path + "[" + i + "]", value.get(i), schema.path("items"), faults);
      }
    }
  }

  private void checkObject(String path, JsonNode value, JsonNode schema, List<String> faults) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(path + "." + required.asText() + ": missing");
      }
    }
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      check(
          path + "." + field.getKey(),
          field.getValue(),
          known.isMissingNode() ? schema.path("additionalProperties") : known,
          faults);
    }
  }

  private void checkSymbol(String path, JsonNode value, JsonNode schema, List<String> faults) {
    if (!schema.has("enum")) {
      return;
    }
    List<String> symbols = new ArrayList<>(furtherSymbols.getOrDefault(path, List.of()));
    schema.path("enum").forEach(symbol -> symbols.add(symbol.asText()));
    if (!symbols.contains(value.asText())) {
      faults.add(path + ": " + value.asText() + " (expected: one of " + symbols + ")");
    }
  }

  private static boolean isOfType(JsonNode value, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isInt() || value.isTextual();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }
}
