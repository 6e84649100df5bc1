package org.duebook.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations beside what a replay of the same files publishes as of the same day. */
class ExplanationITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXPLAINED = 12;
  private static final String LAST_DAY = "2025-08-20";

  @TempDir private static Path directory;
  private static Path input;
  private static Map<String, JsonNode> patients;
  private static Map<String, JsonNode> payers;

  /** A history that goes on after the day, so that what comes later must stay unknown. */
  @BeforeAll
  static void aReplayOfASimulatedHistory() throws IOException {
    input = directory.resolve("input");
    run("simulate --accounts 40 --days 250 --seed 11 --practices 2 --output", input);
    run("replay --as-of " + LAST_DAY + " --input " + input + " --output", directory);
    patients = last("patient-follow-ups");
    payers = last("payer-follow-ups");
  }

  private static void run(String words, Path output) {
    List<String> all = new ArrayList<>(List.of(words.split(" ", -1)));
    all.add(output.toString());
    ExplainRun run = ExplainRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** The truth of an upsert topic: the last record of each key, without those taken back. */
  private static Map<String, JsonNode> last(String topicName) throws IOException {
    Map<String, JsonNode> last = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve(topicName + ".jsonl"))) {
      JsonNode record = JSON.readTree(line);
      if (record.has("deleted")) {
        last.remove(record.get("key").asText());
      } else {
        JsonNode id = record.has("claimId") ? record.get("claimId") : record.get("accountId");
        last.put(record.get("practiceId").asText() + ":" + id.asText(), record);
      }
    }
    return last;
  }

  /** Accounts with something to do on both sides, and some without. */
  private static Collection<String> accounts() throws IOException {
    TreeSet<String> accounts = new TreeSet<>();
    for (JsonNode followUp : patients.values()) {
      if (accounts.size() < EXPLAINED / 3) {
        accounts.add(followUp.get("accountId").asText());
      }
    }
    for (JsonNode followUp : payers.values()) {
      if (accounts.size() < EXPLAINED * 2 / 3) {
        accounts.add(followUp.get("accountId").asText());
      }
    }
    for (String line : Files.readAllLines(input.resolve("claims.jsonl"))) {
      if (accounts.size() < EXPLAINED) {
        accounts.add(JSON.readTree(line).get("accountId").asText());
      }
    }
    return accounts;
  }

  @Test
  void anExplanationComesToTheFollowUpsThatTheJobPublishes() throws IOException {
    int compared = 0;
    assertThat(patients).hasSizeGreaterThan(EXPLAINED / 3);
    assertThat(payers).hasSizeGreaterThan(EXPLAINED / 3);
    for (String account : accounts()) {
      ExplainRun run = ExplainRun.of(input, account, "--as-of", LAST_DAY, "--json");
      assertThat(run.exitCode()).as(run.err()).isZero();
      JsonNode json = run.json();
      String practice = json.get("practiceId").asText();
      assertSame(json.get("patient"), patients.get(practice + ":" + account));
      compared += patients.containsKey(practice + ":" + account) ? 1 : 0;
      for (JsonNode step : json.get("payers")) {
        JsonNode published = payers.get(practice + ":" + step.get("claimId").asText());
        assertSame(step, published);
        compared += published == null ? 0 : 1;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(EXPLAINED * 2 / 3);
  }

  private static void assertSame(JsonNode step, JsonNode published) {
    if (published == null) {
      assertThat(step.get("action").isNull()).as("no follow-up: %s", step).isTrue();
      return;
    }
    JsonNode worth = step.get("worth");
    JsonNode score = published.get("score");
    assertThat(step.get("action")).isEqualTo(published.get("action"));
    assertThat(step.get("reasons")).isEqualTo(published.get("reasons"));
    assertThat(step.get("deadlineOn")).isEqualTo(published.get("deadlineOn"));
    assertThat(step.get("nextCheckOn")).isEqualTo(published.get("nextCheckOn"));
    assertThat(step.get("notBefore")).isEqualTo(published.get("notBefore"));
    assertThat(worth.get("valueCents")).isEqualTo(published.get("valueCents"));
    assertThat(worth.get("priorityCents")).isEqualTo(published.get("priorityCents"));
    for (String factor :
        List.of(
            "lateProbability",
            "expectedLateCents",
            "recoverProbability",
            "costCents",
            "urgency",
            "fallback")) {
      assertThat(worth.get(factor)).as(factor).isEqualTo(score.get(factor));
    }
    List<String> alternates = new ArrayList<>();
    published.get("alternates").forEach(it -> alternates.add(it.get("action").asText()));
    List<String> told = new ArrayList<>();
    step.get("alternates").forEach(it -> told.add(it.asText()));
    assertThat(told).isEqualTo(alternates);
  }
}
