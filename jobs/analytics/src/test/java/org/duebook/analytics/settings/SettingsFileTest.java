package org.duebook.analytics.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.settings.DuebookSettings.Clock;
import org.duebook.analytics.settings.DuebookSettings.Start;
import org.duebook.kpi.AgeingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final String CANARY = "canary-4711";

  /** For every setting another value than the default. */
  private static final Map<String, String> OTHER_VALUES =
      Stream.of(
              "business.currency=EUR",
              "business.zone=America/New_York",
              "business.practice-zones={practice-1: Pacific/Honolulu}",
              "business.ageing-clock=RESPONSIBILITY",
              "business.windows=[7, 14]",
              "business.waiting-report-days=3",
              "late-payment.patient-model=patient.duebook",
              "late-payment.insurer-model=insurer.duebook",
              "late-payment.patient-horizon-days=30",
              "late-payment.insurer-horizon-days=45",
              "late-payment.training-examples=false",
              "late-payment.drift-limit-hundredths=10",
              "follow-ups.enabled=false",
              "follow-ups.policy=policy.yaml",
              "limits.text-length=64",
              "limits.allocations=10",
              "limits.adjustments=20",
              "limits.coverages=3",
              "time.clock=EVENTS",
              "time.ahead-limit=2h",
              "time.out-of-orderness=5s",
              "time.idleness=1min",
              "time.coalescing=2s",
              "time.catch-up=20s",
              "kafka.bootstrap-servers=broker-1:9092,broker-2:9092",
              "kafka.group-id=another",
              "kafka.topic-prefix=test-",
              "kafka.output-topic-prefix=rebuilt-",
              "kafka.start=COMMITTED",
              "kafka.transactional-id-prefix=another",
              "kafka.transaction-timeout=20min",
              "kafka.further-schemas=[ahead.avsc]",
              "kafka.properties={client.id: duebook}",
              "flink.parallelism=4",
              "flink.checkpoint-interval=30s",
              "flink.checkpoint-directory=file:///var/checkpoints",
              "flink.state-backend=rocksdb")
          .map(line -> line.split("=", 2))
          .collect(toMap(parts -> parts[0], parts -> parts[1]));

  private static DuebookSettings parse(String yaml) {
    return SettingsFile.parse(yaml, "test.yaml", name -> null);
  }

  /** A file that states one setting. */
  private static String stating(String key, String value) {
    StringBuilder yaml = new StringBuilder();
    String indent = "";
    for (String name : key.split("\\.", -1)) {
      yaml.append(yaml.isEmpty() ? "" : "\n").append(indent).append(name).append(':');
      indent += "  ";
    }
    return yaml.append(' ').append(value).append('\n').toString();
  }

  private static SettingsException refusal(String yaml) {
    SettingsException refusal = catchThrowableOfType(SettingsException.class, () -> parse(yaml));
    assertThat(refusal).as("a refusal of:%n%s", yaml).isNotNull();
    return refusal;
  }

  static List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    ObjectNode sections = (ObjectNode) new YAMLMapper().readTree(SettingsFile.documentation());
    for (Map.Entry<String, JsonNode> section : sections.properties()) {
      for (Map.Entry<String, JsonNode> setting : section.getValue().properties()) {
        keys.add(section.getKey() + "." + setting.getKey());
      }
    }
    return keys;
  }

  @Test
  void theDefaultsAreThemselvesValid() {
    DuebookSettings defaults = SettingsFile.defaults();
    assertThat(defaults).isEqualTo(parse("")).isEqualTo(parse("{}")).isEqualTo(parse("kafka:\n"));
    assertThat(defaults.pace())
        .isEqualTo(
            new Pace.Live(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofHours(24)));
    assertThat(defaults.businessRules())
        .isEqualTo(
            new BusinessRules(
                "USD",
                ZoneId.of("UTC"),
                Map.of(),
                AgeingClock.SERVICE_DATE,
                List.of(30, 90, 365),
                7,
                256,
                1000,
                500,
                10));
  }

  @Test
  void everySettingHasAComment() {
    String before = "";
    for (String line : SettingsFile.documentation().split("\n", -1)) {
      if (line.matches("  [a-z-]+:.*")) {
        assertThat(before).as("the line above%n%s", line).startsWith("  #");
      }
      before = line;
    }
  }

  @Test
  void everySettingIsTriedHere() throws IOException {
    assertThat(OTHER_VALUES.keySet()).containsExactlyInAnyOrderElementsOf(keys());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everySettingCanBeChangedByItself(String key) {
    DuebookSettings changed = parse(stating(key, OTHER_VALUES.get(key)));
    assertThat(changed).isNotEqualTo(SettingsFile.defaults());
  }

  @Test
  void everyValueArrivesWhereItBelongs() {
    StringBuilder yaml = new StringBuilder();
    for (String section :
        List.of("business", "late-payment", "follow-ups", "limits", "time", "kafka", "flink")) {
      yaml.append(section).append(":\n");
      OTHER_VALUES.forEach(
          (key, value) -> {
            if (key.startsWith(section + ".")) {
              String name = key.substring(section.length() + 1);
              yaml.append("  ").append(name).append(": ").append(value).append('\n');
            }
          });
    }
    assertThat(parse(yaml.toString()))
        .isEqualTo(
            new DuebookSettings(
                new DuebookSettings.Business(
                    "EUR",
                    ZoneId.of("America/New_York"),
                    Map.of("practice-1", ZoneId.of("Pacific/Honolulu")),
                    AgeingClock.RESPONSIBILITY,
                    List.of(7, 14),
                    3),
                new DuebookSettings.LatePayment(
                    "patient.duebook", "insurer.duebook", 30, 45, false, 0.1),
                new DuebookSettings.FollowUps(false, "policy.yaml"),
                new DuebookSettings.Limits(64, 10, 20, 3),
                new DuebookSettings.Time(
                    Clock.EVENTS,
                    Duration.ofHours(2),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20)),
                new DuebookSettings.Kafka(
                    "broker-1:9092,broker-2:9092",
                    "another",
                    "test-",
                    "rebuilt-",
                    Start.COMMITTED,
                    "another",
                    Duration.ofMinutes(20),
                    List.of("ahead.avsc"),
                    Map.of("client.id", "duebook")),
                new DuebookSettings.Flink(
                    4, Duration.ofSeconds(30), "file:///var/checkpoints", "rocksdb")));
  }

  @Test
  void anUnknownSectionStopsTheStartWithItsName() {
    assertThat(refusal("kafak:\n  group-id: duebook\n"))
        .hasMessageStartingWith("kafak: unknown setting (expected: one of business, late-payment,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"business", "late-payment", "follow-ups", "limits", "time", "kafka", "flink"})
  void anUnknownSettingStopsTheStartWithItsWholeName(String section) {
    assertThat(refusal(stating(section + ".nonsense", "1")))
        .hasMessageStartingWith(section + ".nonsense: unknown setting (expected: one of ");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aSettingBelowASettingStopsTheStartWithItsName(String key) {
    if (key.equals("business.practice-zones") || key.equals("kafka.properties")) {
      return; // Names below these are the user's.
    }
    assertThat(refusal(stating(key, "{nonsense: 1}"))).hasMessageStartingWith(key + ": ");
  }

  @Test
  void aSectionThatIsAValueStopsTheStartWithItsName() {
    assertThat(refusal("kafka: localhost:9092\n"))
        .hasMessage("kafka: a value (expected: a section with keys)");
    assertThat(refusal("kafka:\n  properties: secret\n"))
        .hasMessage("kafka.properties: a value (expected: a section with keys)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          business.currency            | USD; EUR; JPY             | usd; US; DOLLAR; 840; ''; []
          business.zone                | UTC; Z; America/New_York  | Nowhere; ''; 5; {}
          business.practice-zones      | {}; {practice-1: Asia/Tokyo} | {practice-1: Nowhere}; {practice-1: []}; [a]
          business.ageing-clock        | SERVICE_DATE; BILLED; RESPONSIBILITY | billed; ''; 1
          business.windows             | [1]; [976]; [1, 2, 976]   | [0]; [977]; [30, 30]; [90, 30]; []; 30; [1.5]; {a: 30}
          business.waiting-report-days | 0; 1; 3650                | -1; 3651; 1.5; a week; ''; 99999999999
          late-payment.patient-model   | SHIPPED; NONE; a.duebook  | ''; '  '; []; null
          late-payment.insurer-model   | SHIPPED; NONE; a.duebook  | ''; '  '; []; null
          late-payment.patient-horizon-days | 1; 2; 3650           | 0; 3651; x
          late-payment.insurer-horizon-days | 1; 2; 3650           | 0; 3651; x
          late-payment.training-examples | true; false             | 1; maybe; ''
          late-payment.drift-limit-hundredths | 1; 2; 1000         | 0; 1001; x
          follow-ups.enabled           | true; false               | 1; maybe; ''
          follow-ups.policy            | SHIPPED; a.yaml           | ''; '  '; []; null
          limits.text-length           | 16; 17; 10000             | 15; 10001; x
          limits.allocations           | 1; 2; 9999                | 0; 10000; x
          limits.adjustments           | 1; 2; 9999                | 0; 10000; x
          limits.coverages             | 1; 2; 100                 | 0; 101; x
          time.clock                   | MACHINE; EVENTS           | machine; NONE; ''
          time.ahead-limit             | 0ms; 1ms; 24h; 36500d     | -1ms; 36501d; soon; ''
          time.out-of-orderness        | 0ms; 1ms; 36500d          | -1ms; 36501d; soon
          time.idleness                | 1ms; 2ms; 36500d          | 0ms; -1ms; 36501d; soon
          time.coalescing              | 1ms; 2ms; 36500d          | 0ms; 36501d; 99999999999999999999d
          time.catch-up                | 0ms; 1ms; 36500d          | -1ms; 36501d; 99999999999999999999d
          kafka.bootstrap-servers      | a:1                       | ''; '  '; []; null
          kafka.group-id               | a                         | ''; '  '; []; null
          kafka.topic-prefix           | ''; a                     | []; null
          kafka.output-topic-prefix    | ''; a                     | []; null
          kafka.start                  | EARLIEST; COMMITTED       | LATEST; ''
          kafka.transactional-id-prefix| a                         | ''; '  '; []; null
          kafka.transaction-timeout    | 1s; 1001ms; 2147483647ms  | 999ms; 2147483648ms; soon
          kafka.further-schemas        | []; [a.avsc, b.avsc]      | a.avsc; ['']; [[]]; [{}]; {a: b.avsc}; null
          kafka.properties             | {}; {a: b, c: 1, d: true} | {a: []}; {a: {b: c}}; {a: null}; [a]; {bootstrap.servers: a}; {group.id: a}; {transactional.id: a}; {transaction.timeout.ms: 1}
          flink.parallelism            | 0; 1; 32768               | -1; 32769; 1.5; x
          flink.checkpoint-interval    | 10ms; 11ms; 36500d        | 9ms; 36501d; often
          flink.checkpoint-directory   | ''; file:///tmp           | []; null
          flink.state-backend          | ''; hashmap; rocksdb      | heap; RocksDB; []
          """)
  void everyValueIsHeldToItsBounds(String key, String good, String bad) {
    for (String value : good.split("; *", -1)) {
      assertThat(parse(stating(key, value))).as(value).isNotNull();
    }
    for (String value : bad.split("; *", -1)) {
      assertThat(refusal(stating(key, value)))
          .as(value)
          .hasMessageStartingWith(key)
          .hasMessageContaining("expected: ");
    }
  }

  @Test
  void everyBoundIsTriedHere() throws IOException {
    String table =
        Stream.of(SettingsFileTest.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("everyValueIsHeldToItsBounds"))
            .map(method -> method.getAnnotation(CsvSource.class).textBlock())
            .findFirst()
            .orElseThrow();
    assertThat(keys()).allSatisfy(key -> assertThat(table).contains(key));
  }

  @Test
  void textInBracesComesFromTheEnvironment() {
    DuebookSettings settings =
        SettingsFile.parse(
            """
            kafka:
              bootstrap-servers: ${HOST}:${PORT}
              group-id: $5 and ${NAME}
              further-schemas: ["${HOME_OF_SCHEMAS}/ahead.avsc"]
              properties:
                sasl.jaas.config: ${LOGIN}
            business:
              windows: ["${DAYS}", 90]
            flink:
              parallelism: ${SUBTASKS}
            """,
            "test.yaml",
            Map.of(
                    "HOST", "broker",
                    "PORT", "9093",
                    "NAME", "a\\b$1",
                    "HOME_OF_SCHEMAS", "/etc/duebook",
                    "LOGIN", CANARY,
                    "DAYS", "7",
                    "SUBTASKS", "4")
                ::get);
    assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9093");
    assertThat(settings.kafka().groupId()).isEqualTo("$5 and a\\b$1");
    assertThat(settings.kafka().furtherSchemas()).containsExactly("/etc/duebook/ahead.avsc");
    assertThat(settings.kafka().properties()).containsEntry("sasl.jaas.config", CANARY);
    assertThat(settings.business().windows()).containsExactly(7, 90);
    assertThat(settings.flink().parallelism()).isEqualTo(4);
  }

  @Test
  void aVariableThatIsNotSetStopsTheStartWithKeyAndName() {
    assertThat(refusal("kafka:\n  properties:\n    ssl.key.password: ${KEY_PASSWORD}\n"))
        .hasMessage(
            "kafka.properties.ssl.key.password: environment variable KEY_PASSWORD is not set (expected: its value)");
  }

  @Test
  void theValuesOfKafkaPropertiesAreInNoText() {
    DuebookSettings settings =
        SettingsFile.parse(
            "kafka:\n  properties:\n    sasl.jaas.config: ${LOGIN}\n    ssl.key.password: "
                + CANARY
                + "\n",
            "test.yaml",
            name -> CANARY);
    assertThat(settings.kafka().properties()).containsEntry("sasl.jaas.config", CANARY);
    assertThat(settings.toString())
        .contains("sasl.jaas.config", "ssl.key.password")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noRefusalShowsWhatAVariableHolds(String key) {
    for (String value : List.of("${SECRET}", "[\"${SECRET}\"]", "{a: \"${SECRET}\", b: []}")) {
      SettingsException refusal =
          catchThrowableOfType(
              SettingsException.class,
              () -> SettingsFile.parse(stating(key, value), "test.yaml", name -> CANARY));
      if (refusal != null) {
        assertSilent(refusal);
      }
    }
  }

  private static void assertSilent(Throwable refusal) {
    for (Throwable part = refusal; part != null; part = part.getCause()) {
      assertThat(String.valueOf(part.getMessage())).doesNotContain(CANARY);
    }
  }

  @Test
  void aRefusalShowsTheVariablesName() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                SettingsFile.parse(
                    stating("business.currency", "${CURRENCY}"), "test.yaml", name -> "dollars"))
        .withMessage("business.currency: ${CURRENCY} (expected: an ISO 4217 code such as USD)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 | kafka:\\n  group-id: a\\n  group-id: canary-4711\\n
          3 | kafka:\\n  group-id: a\\n bad: canary-4711\\n
          3 | kafka:\\n  group-id: 'canary-4711\\n
          2 | kafka:\\n\\tgroup-id: canary-4711\\n
          3 | kafka:\\n  properties:\\n    a: b: canary-4711\\n
          3 | kafka: {}\\n---\\nkafka: {}\\n
          """)
  void whatIsNotYamlIsRefusedWithItsLineAndWithoutItsText(int line, String yaml) {
    SettingsException refusal = refusal(yaml.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(refusal).hasMessageStartingWith("test.yaml: line " + line + ": not YAML");
    assertSilent(refusal);
  }

  @Test
  void aFileThatIsNoMapIsRefused() {
    assertThat(refusal("- kafka\n")).hasMessageStartingWith("test.yaml: no map");
    assertThat(refusal("kafka")).hasMessageStartingWith("test.yaml: no map");
  }

  @Test
  void settingsAreReadFromAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("duebook.yaml"), "kafka:\n  group-id: from-file\n");
    assertThat(SettingsFile.read(file).kafka().groupId()).isEqualTo("from-file");
    Path missing = folder.resolve("missing.yaml");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> SettingsFile.read(missing))
        .withMessage("settings file %s: not there (expected: a YAML file)", missing);
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> SettingsFile.read(folder))
        .withMessageContaining("not readable");
  }
}
