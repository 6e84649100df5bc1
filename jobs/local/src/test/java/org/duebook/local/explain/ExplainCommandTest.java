package org.duebook.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.local.explain.OfficeHistory.PAYER;
import static org.duebook.local.explain.OfficeHistory.SECOND_PAYER;
import static org.duebook.local.explain.OfficeHistory.co;
import static org.duebook.local.explain.OfficeHistory.pr;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duebook.followup.PatientAction;
import org.duebook.followup.PayerAction;
import org.duebook.latepayment.LateFeature;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a billing manager reads of an account. */
class ExplainCommandTest {
  @TempDir private Path input;

  /** 200.00 billed; 100.00 paid, 25.00 off by contract, 75.00 to the patient, who paid nothing. */
  private static OfficeHistory aShareOfThePatient() {
    return new OfficeHistory()
        .on("2026-01-10")
        .submits("claim-1", 20_000, PAYER)
        .on("2026-02-01")
        .explains("eob-1", "claim-1", 1, 10_000, co("45", 2_500), pr("1", 7_500))
        .on("2026-02-03")
        .insurerPays("check-1", "claim-1", 10_000);
  }

  private ExplainRun explain(OfficeHistory history, String... further) throws IOException {
    history.writeTo(input);
    ExplainRun run = ExplainRun.of(input, "acct-1", further);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @Test
  void aClaimIsToldWithItsAmountsItsClocksAndTheFactsBehindThem() throws IOException {
    String read = explain(aShareOfThePatient(), "--as-of", "2026-02-10").read();

    assertThat(read)
        .startsWith("Account acct-1 of practice north as of 2026-02-10")
        .contains(
            "charge 200.00",
            "contractual -25.00",
            "insurers paid -100.00",
            "patient paid 0.00",
            "insurers open 0.00 nothing",
            "patient open 75.00 to come of a released share of 75.00")
        .contains(
            "service 2026-01-08 (33 days ago)",
            "billed 2026-01-10 (31 days ago)",
            "patient responsible 2026-02-01 (9 days ago)",
            "insurers settled 2026-02-03 (7 days ago)")
        .containsSubsequence(
            "2026-01-10 claim submitted: 200.00 for service on 2026-01-08, billed to payer-a"
                + " (commercial)",
            "2026-02-01 EOB of payer 1 (payer-a): paid 100.00, CO-45 25.00, PR-1 75.00",
            "2026-02-03 money received: 100.00, insurer (payer-a) by check; 100.00 on claim-1");
  }

  @Test
  void aFollowUpSaysWhyWhatItIsWorthAndWhatMakesItGoAway() throws IOException {
    String read = explain(aShareOfThePatient(), "--as-of", "2026-02-10").read();

    assertThat(read)
        .contains("patient: SEND_STATEMENT, value 75.00, priority 75.00")
        .contains("value 75.00: owed to others or to the rules, not weighed against its cost")
        .contains("priority 75.00 = value 75.00 × urgency 1")
        .contains("goes away when the statement is sent; or the balance is paid or written off")
        .containsSubsequence(
            "hold (a legal one first, another after refunds)",
            "- HOLD no hold, dispute or application stands",
            "outreach",
            "=> SEND_STATEMENT",
            "- OFFER_PAYMENT_PLAN the balance is too small for a plan",
            "nothing to do - NO_ACTION a gate before has an action");
  }

  @Test
  void theValueOfACollectionIsItsProduct() throws IOException {
    OfficeHistory history =
        aShareOfThePatient()
            .on("2026-02-05")
            .does(ActivityFact.Type.CONSENT_GIVEN, Channel.SMS, null, null)
            .does(ActivityFact.Type.STATEMENT_SENT, Channel.MAIL, null, null);

    ExplainRun text = explain(history, "--as-of", "2026-02-20");
    JsonNode worth =
        explain(history, "--as-of", "2026-02-20", "--json").json().at("/patient/worth");

    assertThat(text.read()).contains("SEND_REMINDER by sms").contains("value R 75.00 × late 0.");
    double product =
        7_500
            * worth.get("lateProbability").asDouble()
            * worth.get("recoverProbability").asDouble();
    assertThat(worth.get("amountCents").asLong()).isEqualTo(7_500);
    assertThat(worth.get("valueCents").asLong())
        .isEqualTo(Math.round(product) - worth.get("costCents").asLong())
        .isPositive();
  }

  @Test
  void aDenialIsWorthWhatItsCorrectionCanBringTimesTheUrgencyOfItsDeadline() throws IOException {
    OfficeHistory history =
        new OfficeHistory()
            .on("2026-01-10")
            .submits("claim-1", 20_000, PAYER)
            .on("2026-02-01")
            .explains("eob-1", "claim-1", 1, 0, co("16", 20_000));

    ExplainRun text = explain(history, "--as-of", "2026-04-27");
    JsonNode claim = explain(history, "--as-of", "2026-04-27", "--json").json().at("/payers/0");

    assertThat(text.read())
        .contains("CORRECT_AND_RESUBMIT with payer-a")
        .contains("deadline 2026-05-02")
        .contains("goes away when a replacement is sent")
        .contains("DEADLINE_NEAR: the deadline is at most 7 days away");
    JsonNode worth = claim.get("worth");
    long value = worth.get("valueCents").asLong();
    assertThat(value)
        .isEqualTo(
            Math.round(
                    worth.get("amountCents").asLong() * worth.get("recoverProbability").asDouble())
                - worth.get("costCents").asLong());
    assertThat(worth.get("urgency").asDouble()).isEqualTo(2.5);
    assertThat(worth.get("priorityCents").asLong()).isEqualTo(Math.round(value * 2.5));
  }

  @Test
  void everyActionOfBothTablesIsToldOnce() throws IOException {
    JsonNode json = explain(aShareOfThePatient(), "--json").json();

    assertThat(actions(json.at("/patient/choices"))).containsExactly(names(PatientAction.values()));
    assertThat(actions(json.at("/payers/0/choices"))).containsExactly(names(PayerAction.values()));
    json.at("/patient/choices")
        .forEach(choice -> assertThat(choice.get("text").asText()).isNotBlank());
  }

  private static List<String> actions(JsonNode choices) {
    List<String> actions = new ArrayList<>();
    choices.forEach(choice -> actions.add(choice.get("action").asText()));
    return actions;
  }

  private static String[] names(Enum<?>[] values) {
    String[] names = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      names[i] = values[i].name();
    }
    return names;
  }

  @Test
  void aScoreIsToldWithEveryFeatureOfTheContract() throws IOException {
    JsonNode json = explain(aShareOfThePatient(), "--as-of", "2026-02-10", "--json").json();

    JsonNode score = json.at("/scores/0");
    assertThat(score.get("party").asText()).isEqualTo("PATIENT");
    assertThat(score.get("lateProbability").asDouble())
        .isBetween(0.0, 1.0)
        .isEqualTo(json.at("/patient/worth/lateProbability").asDouble());
    List<String> features = new ArrayList<>();
    score.get("features").forEach(feature -> features.add(feature.get("name").asText()));
    assertThat(features)
        .containsExactlyElementsOf(LateFeature.ALL.stream().map(LateFeature::name).toList());
    assertThat(score.at("/features/0/value").asDouble()).as("open-dollars").isEqualTo(75);
    assertThat(score.at("/features/3/value").asDouble()).as("age-days").isEqualTo(9);
  }

  @Test
  void aShareBeyondItsHorizonIsLateAndNoModelIsAsked() throws IOException {
    assertThat(explain(aShareOfThePatient(), "--as-of", "2026-05-01").read())
        .doesNotContain("late already");
    assertThat(explain(aShareOfThePatient(), "--as-of", "2026-06-01").read())
        .contains("late already: its horizon has passed, so no model is asked");
  }

  @Test
  void recordsWithoutAnAccountAreFoundByTheirClaimOrTheirPayment() throws IOException {
    OfficeHistory history =
        new OfficeHistory()
            .on("2026-01-10")
            .submits("claim-1", 20_000, PAYER)
            .withoutAccount()
            .on("2026-02-01")
            .explains("eob-1", "claim-1", 1, 10_000, co("45", 2_500), pr("1", 7_500))
            .on("2026-02-03")
            .insurerPays("check-1", "claim-1", 10_000)
            .on("2026-02-08")
            .bounces("check-1", PaymentFact.Source.INSURER, 10_000);

    assertThat(explain(history, "--as-of", "2026-02-07").read())
        .contains("insurers paid -100.00", "patient open 75.00");
    assertThat(explain(history, "--as-of", "2026-02-08").read())
        .contains("insurers paid 0.00", "insurers open 100.00 to come")
        .containsSubsequence("2026-02-03 money received: 100.00", "[undone on 2026-02-08]")
        .contains("2026-02-08 money reversed: 100.00");
  }

  @Test
  void whatIsDatedAfterTheDayIsNotKnownYet() throws IOException {
    String read = explain(aShareOfThePatient(), "--as-of", "2026-01-31").read();

    assertThat(read).contains("insurers open 200.00 to come").doesNotContain("EOB");
  }

  @Test
  void withoutADayTheLatestEventTellsIt() throws IOException {
    assertThat(explain(aShareOfThePatient()).read()).contains("north as of 2026-02-03");
  }

  @Test
  void whatDoesNotCountSaysWhy() throws IOException {
    OfficeHistory history =
        new OfficeHistory()
            .on("2026-01-10")
            .submits("claim-1", 20_000, PAYER)
            .on("2026-02-01")
            .explains("eob-1", "claim-1", 1, 0, co("16", 20_000))
            .on("2026-02-02")
            .explains("eob-1", "claim-1", 1, 10_000, co("45", 10_000))
            .on("2026-02-20")
            .takesBack("eob-1", "claim-1")
            .on("2026-02-25")
            .replaces("claim-1", 21_000, PAYER)
            .on("2026-03-01")
            .patientPays("check-9", "claim-9", 500);

    assertThat(explain(history).read())
        .containsSubsequence(
            "claim submitted: 200.00",
            "[replaced by a later submission]",
            "2026-02-01 EOB",
            "[corrected by a later event: counts nowhere]",
            "2026-02-02 EOB",
            "[undone on 2026-02-20]",
            "EOB of payer 1 (payer-a) taken back 2026-02-25 claim replaced: 210.00")
        .contains("waiting for a claim or for what it undoes 2026-03-01 money received: 5.00");
  }

  @Test
  void whatAPersonShouldKnowStandsWithTheClaim() throws IOException {
    OfficeHistory history =
        new OfficeHistory()
            .on("2026-01-10")
            .submits("claim-1", 50_000, PAYER, SECOND_PAYER)
            .on("2026-02-01")
            .explains("eob-1", "claim-1", 1, 30_000, co("45", 12_500), pr("1", 7_500))
            .on("2026-02-20")
            .explains("eob-2", "claim-1", 2, 6_500, co("45", 43_500));

    assertThat(explain(history).read()).contains("findings COB_OVERSTATED:").contains("(425.00)");
  }

  @Test
  void aHoldADisputeAPlanAndUnappliedMoneyAreToldOfTheAccount() throws IOException {
    OfficeHistory history =
        aShareOfThePatient()
            .on("2026-02-05")
            .patientPaysForNothingNamed("check-2", 1_000)
            .does(ActivityFact.Type.HOLD_PLACED, null, null, "BANKRUPTCY")
            .does(ActivityFact.Type.PLAN_STARTED, null, "2026-03-05", null)
            .does(ActivityFact.Type.CONTACT_FAILED, Channel.MAIL, null, null);

    assertThat(explain(history).read())
        .contains("unapplied 10.00")
        .contains("money that lies unapplied 2026-02-05 money received: 10.00, patient by check")
        .contains("holds on hold")
        .contains("dispute none")
        .contains("plan since 2026-02-05, instalments due [2026-03-05], missed 0")
        .contains("channels mail failed")
        .contains("2026-02-05 hold placed, BANKRUPTCY")
        .contains("patient: HOLD, value 75.00")
        .contains("- CALL_PATIENT a hold, a dispute or an application for assistance stands");
  }

  @Test
  void aWriteOffInForceIsToldWithItsParty() throws IOException {
    OfficeHistory history = aShareOfThePatient().on("2026-02-09").writesOff("claim-1", 7_500);

    assertThat(explain(history).read())
        .contains("written off -75.00 of the patient's share")
        .contains("written off: 75.00 of the patient's, courtesy")
        .contains("patient: nothing is open");
  }

  @Test
  void onlyTheClaimThatIsAskedForIsTold() throws IOException {
    OfficeHistory history = aShareOfThePatient().submits("claim-2", 9_900, PAYER);

    assertThat(explain(history).out()).contains("Claim claim-1\n", "Claim claim-2\n");
    assertThat(explain(history, "--claim", "claim-2").out())
        .contains("Claim claim-2\n")
        .doesNotContain("Claim claim-1\n");
    history.writeTo(input);
    ExplainRun unknown = ExplainRun.of(input, "acct-1", "--claim", "claim-3");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("no such claim").doesNotContain("claim-3");
  }

  @Test
  void anAccountThatIsNotThereIsOneLineThatSaysWhatToDo() throws IOException {
    aShareOfThePatient().writeTo(input);

    ExplainRun run = ExplainRun.of(input, "acct-2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("not in the files", "--practice, --as-of")
        .doesNotContain("acct-2");
  }

  @Test
  void anAccountOfSeveralPracticesNeedsThePractice() throws IOException {
    OfficeHistory history = aShareOfThePatient().practice("south").submits("claim-1", 1_100);
    history.writeTo(input);

    ExplainRun ambiguous = ExplainRun.of(input, "acct-1");

    assertThat(ambiguous.exitCode()).isEqualTo(1);
    assertThat(ambiguous.err()).contains("--practice with one of north, south");
    assertThat(explain(history, "--practice", "south").read())
        .contains("of practice south", "charge 11.00");
    assertThat(ExplainRun.of(input, "acct-1", "--practice", "west").exitCode()).isEqualTo(1);
  }

  @Test
  void noLineIsWiderThanANarrowTerminal() throws IOException {
    OfficeHistory history =
        aShareOfThePatient()
            .on("2026-02-05")
            .does(ActivityFact.Type.CONSENT_GIVEN, Channel.SMS, null, null)
            .does(ActivityFact.Type.STATEMENT_SENT, Channel.MAIL, null, null)
            .submits("claim-2", 20_000, PAYER, SECOND_PAYER);

    assertThat(explain(history, "--as-of", "2026-02-20").out().lines())
        .hasSizeGreaterThan(100)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aDirectoryWithoutEventFilesIsWrongUsage() {
    assertThat(ExplainRun.of(input, "acct-1").exitCode()).isEqualTo(2);
    assertThat(ExplainRun.of(input.resolve("none"), "acct-1").exitCode()).isEqualTo(2);
  }
}
