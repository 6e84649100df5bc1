package org.duebook.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.Duebook;
import org.duebook.local.access.FieldWalk.Leaf;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Who may read a topic reads no more than the topic is for (contract page, sections 5 and 6): every
 * field of every record of a simulated year is looked through for values that were planted in its
 * events, and so is everything that the run said and logged.
 */
class AccessITCase {
  private static final String ANY_CANARY = "CANARY";

  /** What only the patient's side knows; the features that a patient's model alone reads. */
  private static final Set<String> PATIENT_FEATURES =
      Set.of(
          "broken-promises",
          "missed-instalments",
          "dispute-open",
          "statements-sent",
          "reachable-channels",
          "contact-failed");

  /** What payers decided about claims, beside what they left to the patient. */
  private static final Set<String> PAYER_FEATURES =
      Set.of("claim-rejected", "claim-denied", "claim-explained", "appeals", "payer-contacts");

  @TempDir private static Path directory;
  private static String said;
  private static List<String> logged;

  @BeforeAll
  static void aYearWithCanariesIsReplayed() throws IOException, UndecodableException {
    Path simulated = directory.resolve("simulated");
    Path input = directory.resolve("input");
    run("simulate", "--accounts", "60", "--days", "365", "--seed", "3", "--output", simulated);
    Canaries.plant(simulated, input);
    try (CapturedLog log = new CapturedLog()) {
      said = run("replay", "--input", input, "--output", directory);
      logged = log.lines();
    }
  }

  private static String run(Object... words) {
    StringWriter said = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(said, true));
    commandLine.setErr(new PrintWriter(said, true));
    int exitCode =
        commandLine.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    assertThat(exitCode).as(said.toString()).isIn(0, 3);
    return said.toString();
  }

  /** Every leaf of every record of a topic; what is taken back is a key only. */
  private static <T extends SpecificRecord> List<Leaf> leaves(String topicName, Class<T> type)
      throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(topicName + ".jsonl"))) {
      if (!line.endsWith("\"deleted\": true}")) {
        try {
          leaves.addAll(FieldWalk.of(PlainJson.read(line, type)));
        } catch (UndecodableException e) {
          throw new AssertionError("an output line is no " + type.getSimpleName(), e);
        }
      }
    }
    assertThat(leaves).as(topicName).hasSizeGreaterThan(100);
    return leaves;
  }

  /** Fields, without repetition, whose value has a text in it. */
  private static Set<String> fieldsWith(String text, List<Leaf> leaves) {
    return leaves.stream()
        .filter(leaf -> leaf.value().contains(text))
        .map(Leaf::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Leaf> notAt(String path, List<Leaf> leaves) {
    return leaves.stream().filter(leaf -> !leaf.path().equals(path)).toList();
  }

  private static List<Leaf> at(String path, List<Leaf> leaves) {
    return leaves.stream().filter(leaf -> leaf.path().equals(path)).toList();
  }

  @Test
  void aPatientFollowUpHoldsNothingOfClaimsCodesOrPayers() throws IOException {
    List<Leaf> leaves = leaves("patient-follow-ups", PatientFollowUp.class);

    assertThat(fieldsWith(ANY_CANARY, leaves)).containsExactly("/accountId");
    assertThat(fieldsWith(Canaries.ACCOUNT, leaves)).containsExactly("/accountId");
    Pattern denial = Pattern.compile("(?i)denial|denied|appeal|reason code|remark|\\bEOB\\b");
    assertThat(at("/reasons/text", leaves))
        .isNotEmpty()
        .noneMatch(leaf -> denial.matcher(leaf.value()).find());
    assertThat(at("/explanation/feature", leaves))
        .isNotEmpty()
        .noneMatch(leaf -> PAYER_FEATURES.contains(leaf.value()));
  }

  @Test
  void aPayerFollowUpHoldsNothingOfThePatientsSide() throws IOException {
    List<Leaf> leaves = leaves("payer-follow-ups", PayerFollowUp.class);

    assertThat(fieldsWith(Canaries.ACCOUNT, leaves)).containsExactly("/accountId");
    assertThat(fieldsWith(Canaries.CLAIM, leaves)).containsExactly("/claimId");
    assertThat(fieldsWith(Canaries.PAYER, leaves)).containsExactly("/payerId");
    assertThat(fieldsWith(Canaries.REASON_CODE, leaves)).containsExactly("/denialCodes");
    for (String never : List.of(Canaries.ACTIVITY, Canaries.TRACE, Canaries.REMARK)) {
      assertThat(fieldsWith(never, leaves)).as(never).isEmpty();
    }
    assertThat(leaves)
        .extracting(Leaf::path)
        .noneMatch(path -> path.startsWith("/channel") || path.startsWith("/breakdown"));
    assertThat(at("/explanation/feature", leaves))
        .isNotEmpty()
        .noneMatch(leaf -> PATIENT_FEATURES.contains(leaf.value()));
    Pattern patientWords =
        Pattern.compile("(?i)patient|plan of|instalment|promise|dispute|statement");
    assertThat(at("/reasons/text", leaves))
        .isNotEmpty()
        .noneMatch(leaf -> patientWords.matcher(leaf.value()).find());
    Set<String> patientSymbols =
        Stream.concat(
                Stream.of(Channel.values()).map(Channel::name),
                Stream.of(ActivityType.values()).map(ActivityType::name))
            .filter(symbol -> !symbol.equals("UNKNOWN"))
            .collect(Collectors.toSet());
    assertThat(leaves)
        .noneMatch(leaf -> patientSymbols.contains(leaf.value().toUpperCase(Locale.ROOT)));
  }

  @Test
  void figuresHoldNoClaimNoCodeAndOutsideOfAccountsNoAccount() throws IOException {
    assertThat(fieldsWith(ANY_CANARY, leaves("account-kpis", AccountKpis.class)))
        .containsExactly("/accountId");
    List<Leaf> portfolios = leaves("portfolio-kpis", PortfolioKpis.class);
    assertThat(fieldsWith(ANY_CANARY, portfolios)).containsExactly("/payerId");
    assertThat(fieldsWith(Canaries.PAYER, portfolios)).containsExactly("/payerId");
  }

  @Test
  void anExceptionNamesAccountAndClaimInTheirFieldsAndNowhereElse() throws IOException {
    List<Leaf> leaves = leaves("ledger-exceptions", LedgerException.class);

    assertThat(fieldsWith(Canaries.ACCOUNT, leaves)).containsExactly("/accountId");
    assertThat(fieldsWith(Canaries.CLAIM, leaves)).containsExactly("/claimId");
    for (String never : List.of(Canaries.ACTIVITY, Canaries.TRACE, Canaries.REMARK)) {
      assertThat(fieldsWith(never, leaves)).as(never).isEmpty();
    }
  }

  @Test
  void aRefusedRecordIsInItsPayloadAndNowhereElse() throws IOException {
    List<Leaf> leaves = leaves("rejected-events", RejectedEvent.class);

    assertThat(at("/reason", leaves).stream().map(Leaf::value).distinct())
        .as("faults of several kinds")
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(fieldsWith(ANY_CANARY, leaves)).containsExactly("/payload");
    assertThat(fieldsWith(ANY_CANARY, notAt("/payload", leaves))).isEmpty();
  }

  @Test
  void whatARunSaysAndLogsNamesNobody() {
    assertThat(said).contains("rejected-events.jsonl").doesNotContain(ANY_CANARY);
    assertThat(logged).as("the log is captured").hasSizeGreaterThan(10);
    assertThat(logged).noneMatch(line -> line.contains(ANY_CANARY));
  }
}
