package org.duebook.analytics.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duebook.analytics.portfolio.PortfolioFunction;
import org.duebook.analytics.settings.DuebookSettings.Business;
import org.duebook.analytics.settings.DuebookSettings.Clock;
import org.duebook.analytics.settings.DuebookSettings.Flink;
import org.duebook.analytics.settings.DuebookSettings.FollowUps;
import org.duebook.analytics.settings.DuebookSettings.Kafka;
import org.duebook.analytics.settings.DuebookSettings.LatePayment;
import org.duebook.analytics.settings.DuebookSettings.Limits;
import org.duebook.analytics.settings.DuebookSettings.Start;
import org.duebook.analytics.settings.DuebookSettings.Time;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.PortfolioFigures;

/**
 * Reads settings: the tree of the defaults, with what a file states laid over it, and text in
 * <code>${…}</code> taken from the environment. Every fault is a {@link SettingsException} that
 * names the key; none shows what a variable holds.
 */
public final class SettingsFile {
  private static final String DEFAULTS = "/duebook.yaml";

  /** Keys under which the user names things freely. */
  private static final Set<String> FREE = Set.of("business.practice-zones", "kafka.properties");

  /** Properties of Kafka's clients that are settings of their own. */
  private static final Map<String, String> OWN_SETTINGS =
      Map.of(
          "bootstrap.servers", "kafka.bootstrap-servers",
          "group.id", "kafka.group-id",
          "transactional.id", "kafka.transactional-id-prefix",
          "transaction.timeout.ms", "kafka.transaction-timeout");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Longer ones would look back beyond what portfolios keep. */
  private static final int LONGEST_WINDOW_DAYS =
      PortfolioFunction.KEPT_DAYS - PortfolioFigures.longestLookBack(0);

  private SettingsFile() {}

  /** The defaults alone. */
  public static DuebookSettings defaults() {
    return parse("{}", "defaults", System::getenv);
  }

  /** The text of the defaults with a comment for every key. */
  public static String documentation() {
    try (InputStream resource = SettingsFile.class.getResourceAsStream(DEFAULTS)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a file over the defaults. */
  public static DuebookSettings read(Path file) {
    try {
      return parse(Files.readString(file), file.toString(), System::getenv);
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          "settings file " + file + ": not there (expected: a YAML file)", e);
    } catch (IOException e) {
      throw new SettingsException("settings file " + file + ": not readable", e);
    }
  }

  /**
   * The settings of a text over the defaults.
   *
   * @param yaml the text
   * @param origin how to call it in messages
   * @param environment gives the value of an environment variable, or null
   */
  public static DuebookSettings parse(
      String yaml, String origin, UnaryOperator<String> environment) {
    ObjectNode stated = SettingsLayers.tree(documentation(), "defaults");
    SettingsLayers.layOver(stated, SettingsLayers.tree(yaml, origin), "", FREE);
    ObjectNode filled = stated.deepCopy();
    takeFromEnvironment(filled, "", environment);
    return settings(new SettingsTree(stated, filled));
  }

  private static void takeFromEnvironment(
      ObjectNode node, String path, UnaryOperator<String> environment) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = path + entry.getKey();
      if (entry.getValue() instanceof ObjectNode section) {
        takeFromEnvironment(section, key + ".", environment);
      } else if (entry.getValue() instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, filled(key, list.get(i), environment));
        }
      } else {
        node.set(entry.getKey(), filled(key, entry.getValue(), environment));
      }
    }
  }

  private static JsonNode filled(String key, JsonNode value, UnaryOperator<String> environment) {
    return value instanceof TextNode text
        ? TextNode.valueOf(filled(key, text.textValue(), environment))
        : value;
  }

  private static String filled(String key, String text, UnaryOperator<String> environment) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            match -> {
              String value = environment.apply(match.group(1));
              if (value == null) {
                throw new SettingsException(
                    "%s: environment variable %s is not set (expected: its value)"
                        .formatted(key, match.group(1)));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static DuebookSettings settings(SettingsTree tree) {
    return new DuebookSettings(
        new Business(
            currency(tree),
            tree.zone("business.zone"),
            tree.zones("business.practice-zones"),
            tree.symbol("business.ageing-clock", AgeingClock.class),
            tree.rising("business.windows", 1, LONGEST_WINDOW_DAYS),
            tree.wholeNumber("business.waiting-report-days", 0, 3650)),
        new LatePayment(
            tree.filledText("late-payment.patient-model"),
            tree.filledText("late-payment.insurer-model"),
            tree.wholeNumber("late-payment.patient-horizon-days", 1, 3650),
            tree.wholeNumber("late-payment.insurer-horizon-days", 1, 3650),
            tree.flag("late-payment.training-examples"),
            tree.wholeNumber("late-payment.drift-limit-hundredths", 1, 1_000) / 100.0),
        new FollowUps(tree.flag("follow-ups.enabled"), tree.filledText("follow-ups.policy")),
        new Limits(
            tree.wholeNumber("limits.text-length", 16, 10_000),
            tree.wholeNumber("limits.allocations", 1, 9_999),
            tree.wholeNumber("limits.adjustments", 1, 9_999),
            tree.wholeNumber("limits.coverages", 1, 100)),
        new Time(
            tree.symbol("time.clock", Clock.class),
            tree.duration("time.ahead-limit", Duration.ZERO),
            tree.duration("time.out-of-orderness", Duration.ZERO),
            tree.duration("time.idleness", Duration.ofMillis(1)),
            tree.duration("time.coalescing", Duration.ofMillis(1)),
            tree.duration("time.catch-up", Duration.ZERO)),
        kafka(tree),
        new Flink(
            tree.wholeNumber("flink.parallelism", 0, 32_768),
            tree.duration("flink.checkpoint-interval", Duration.ofMillis(10)),
            tree.text("flink.checkpoint-directory"),
            stateBackend(tree)));
  }

  private static String currency(SettingsTree tree) {
    String code = tree.text("business.currency");
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw tree.refused("business.currency", "an ISO 4217 code such as USD");
    }
  }

  private static Kafka kafka(SettingsTree tree) {
    return new Kafka(
        tree.filledText("kafka.bootstrap-servers"),
        tree.filledText("kafka.group-id"),
        tree.text("kafka.topic-prefix"),
        tree.text("kafka.output-topic-prefix"),
        tree.symbol("kafka.start", Start.class),
        tree.filledText("kafka.transactional-id-prefix"),
        tree.duration(
            "kafka.transaction-timeout",
            Duration.ofSeconds(1),
            Duration.ofMillis(Integer.MAX_VALUE)),
        tree.list("kafka.further-schemas"),
        kafkaProperties(tree));
  }

  private static Map<String, String> kafkaProperties(SettingsTree tree) {
    Map<String, String> properties = tree.texts("kafka.properties");
    for (String name : properties.keySet()) {
      if (OWN_SETTINGS.containsKey(name)) {
        throw new SettingsException(
            "kafka.properties.%s: not settled here (expected: the setting %s)"
                .formatted(name, OWN_SETTINGS.get(name)));
      }
    }
    return properties;
  }

  private static String stateBackend(SettingsTree tree) {
    String backend = tree.text("flink.state-backend");
    if (!Set.of("", "hashmap", "rocksdb").contains(backend)) {
      throw tree.refused("flink.state-backend", "hashmap, rocksdb or empty");
    }
    return backend;
  }
}
