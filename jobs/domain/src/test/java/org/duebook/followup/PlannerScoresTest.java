package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.followup.AccountStory.owing;

import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.PayerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the late probability does to a plan, and what its absence does. */
final class PlannerScoresTest {
  /** Counts who is asked for. */
  private static final class CountingScores implements Scores {
    private final List<String> asked = new ArrayList<>();

    @Override
    public LateScore patient() {
      asked.add("patient");
      return LateScore.missing();
    }

    @Override
    public LateScore claim(String claimId) {
      asked.add(claimId);
      return LateScore.missing();
    }
  }

  @Test
  void scoresAreAskedForOnceAndOnlyWhereSomethingIsOpen() {
    AccountStory story = owing("300.00").statements(0, 30);
    story.bills("c2", "100.00", PayerClass.COMMERCIAL);
    CountingScores scores = new CountingScores();
    Planner.plan(
        story.office().positionOn(AccountStory.date(40).toString()),
        DefaultPolicy.POLICY,
        BillingOffice.RULES,
        scores);
    assertThat(scores.asked).containsExactlyInAnyOrder("patient", "c2");
  }

  @Test
  void everyFactorOfAPriorityIsInTheRecord() {
    PatientFollowUp followUp = owing("400.00").statements(0, 30).scored(0.45).patientOn(40);
    FollowUpScore score = followUp.score();
    assertThat(followUp.action()).isEqualTo(PatientAction.CALL_PATIENT);
    assertThat(followUp.channel()).isEqualTo(Channel.PHONE);
    assertThat(score).isEqualTo(new FollowUpScore(0.45, 18_000L, 0.28, 600, 1, false));
    assertThat(followUp.valueCents()).isEqualTo(Math.round(40_000 * 0.45 * 0.28) - 600);
    assertThat(followUp.modelId()).isEqualTo("fixed");
    assertThat(followUp.explanation()).hasSize(1);
    assertThat(followUp.reasons())
        .extracting(FollowUpReason::code)
        .doesNotContain("SCORE_FALLBACK");
  }

  @ParameterizedTest
  @CsvSource({"30, 0.35", "31, 0.50", "61, 0.70", "91, 0.85", "120, 0.85", "121, 0.92"})
  void withoutAModelThePriorOfTheAgeHolds(int day, double prior) {
    PatientFollowUp followUp = owing("300.00").patientOn(day);
    assertThat(followUp.score().lateProbability()).isEqualTo(prior);
    assertThat(followUp.score().expectedLateCents()).isEqualTo(Math.round(30_000 * prior));
    assertThat(followUp.score().fallback()).isTrue();
    assertThat(followUp.modelId()).isEqualTo("none");
    assertThat(followUp.reasons()).extracting(FollowUpReason::code).contains("SCORE_FALLBACK");
  }

  @Test
  void theFirstStatementIsNeverWithheldForItsCost() {
    PatientFollowUp followUp = owing("0.05").scored(0).patientOn(0);
    assertThat(followUp.action()).isEqualTo(PatientAction.SEND_STATEMENT);
    assertThat(followUp.valueCents()).isEqualTo(5);
  }
}
