package org.duebook.analytics.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.analytics.settings.SettingsLayers;
import org.duebook.analytics.settings.SettingsTree;
import org.duebook.followup.Policy;

/**
 * Reads a policy document: the tree of the defaults ({@code policy.yaml}) with what the document
 * states laid over it, and over that what it states for single practices. Every fault is a {@link
 * SettingsException} that names the key.
 */
public final class PolicyFile {
  private static final String DEFAULTS = "/policy.yaml";
  private static final String PRACTICES = "practices";

  /** Sections in which names are chosen freely. */
  private static final Set<String> FREE =
      Set.of(
          "payers.denials.groups",
          "payers.classes",
          "payers.ids",
          "worth.patient",
          "worth.payer",
          PRACTICES);

  private static final int ID_BYTES = 8;

  private static final ObjectMapper CANONICAL =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private PolicyFile() {}

  /** The defaults alone. */
  public static Policies defaults() {
    return parse("{}");
  }

  /** The text of the defaults with a comment for every key. */
  public static String documentation() {
    try (InputStream resource = PolicyFile.class.getResourceAsStream(DEFAULTS)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policies of a text over the defaults. */
  public static Policies parse(String yaml) {
    ObjectNode common = SettingsLayers.tree(documentation(), "policy defaults");
    SettingsLayers.layOver(common, SettingsLayers.tree(yaml, "policy"), "", FREE);
    String id = id(common);
    SettingsTree tree = new SettingsTree(common);
    Map<String, Policy> exceptions = new LinkedHashMap<>();
    ObjectNode withoutPractices = common.deepCopy();
    withoutPractices.remove(PRACTICES);
    for (String practice : tree.names(PRACTICES)) {
      exceptions.put(practice, forPractice(practice, withoutPractices, common, id));
    }
    return new Policies(id, policy(withoutPractices, id), exceptions);
  }

  private static Policy forPractice(
      String practice, ObjectNode defaults, ObjectNode document, String id) {
    String path = PRACTICES + "." + practice;
    if (!(document.get(PRACTICES).get(practice) instanceof ObjectNode stated)) {
      throw new SettingsException(path + ": no section (expected: a part of the policy's tree)");
    }
    ObjectNode own = defaults.deepCopy();
    try {
      SettingsLayers.layOver(own, stated, "", FREE);
      return policy(own, id);
    } catch (SettingsException e) {
      throw new SettingsException(path + "." + e.getMessage(), e);
    }
  }

  private static Policy policy(ObjectNode document, String id) {
    try {
      return new PolicyReading(new SettingsTree(document)).policy(id);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("policy: " + e.getMessage(), e);
    }
  }

  /** Comments, the order of keys and what is stated though it is the default do not matter. */
  private static String id(ObjectNode document) {
    try {
      byte[] canonical = CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(document, Map.class));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("policy id: not to be made of a tree that was read", e);
    }
  }
}
