package org.duebook.local.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.local.ranking.SmallHistory.day;

import java.util.Comparator;
import java.util.List;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.followup.Scores;
import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Party;
import org.duebook.local.replay.AccountHistory;
import org.junit.jupiter.api.Test;

final class AccountWorkTest {
  private static final PracticeRules RULES =
      new PracticeRules(SettingsFile.defaults().businessRules());

  private static List<CollectionWork> work(SmallHistory history, int firstDay, int lastDay) {
    return new AccountWork(
            new AccountHistory(
                SmallHistory.PRACTICE,
                "A",
                history.facts().stream().sorted(Comparator.comparing(Fact::moment)).toList()),
            RULES.ledger(SmallHistory.PRACTICE),
            PolicyFile.parse(PolicyFile.documentation()).forPractice(SmallHistory.PRACTICE),
            LateHorizons.DEFAULT,
            position -> Scores.none(),
            new AccountWork.Numbers())
        .between(day(firstDay), day(lastDay));
  }

  private static long unpaid(CollectionWork work, int day) {
    return work.money().get(0).course().unpaidAtEndOf(day(day));
  }

  @Test
  void aSilentPayerIsWorkFromTheMorningAfterItsTime() {
    List<CollectionWork> work = work(new SmallHistory("A").billed(0, "c", 100_000), 1, 60);
    assertThat(work.get(0).from()).isEqualTo(day(31));
    assertThat(work).extracting(CollectionWork::action).containsOnly("CALL_PAYER");
    assertThat(work).extracting(CollectionWork::key).containsOnly("P:c");
    assertThat(work.get(0).openSince()).isEqualTo(day(0));
    assertThat(work.get(0).openCents()).isEqualTo(100_000);
    // The policy: 55 % of a charge are usually paid, and a call brings that with 45 %.
    assertThat(work.get(0).amountCents()).isEqualTo(55_000);
    assertThat(work.get(0).recoverProbability()).isEqualTo(0.45);
    assertThat(work.get(work.size() - 1).until()).isEqualTo(day(61));
  }

  @Test
  void stretchesFollowEachOtherWithoutGapOrOverlap() {
    List<CollectionWork> work = work(new SmallHistory("A").billed(0, "c", 100_000), 1, 200);
    assertThat(work).hasSizeGreaterThan(3);
    for (int i = 1; i < work.size(); i++) {
      assertThat(work.get(i).from()).isEqualTo(work.get(i - 1).until());
    }
  }

  @Test
  void aMorningKnowsTheDaysBeforeAndNotItself() {
    SmallHistory history =
        new SmallHistory("A").billed(0, "c", 100_000).paidByInsurer(40, "c", 100_000);
    List<CollectionWork> work = work(history, 1, 100);
    assertThat(work.get(work.size() - 1).until()).isEqualTo(day(41));
    assertThat(unpaid(work.get(0), 39)).isEqualTo(100_000);
    assertThat(unpaid(work.get(0), 40)).isZero();
  }

  @Test
  void whatWasWrittenOffNeverCame() {
    SmallHistory history =
        new SmallHistory("A").billed(0, "c", 100_000).writtenOff(50, "c", Party.INSURER, 100_000);
    List<CollectionWork> work = work(history, 1, 100);
    assertThat(work.get(work.size() - 1).until()).isEqualTo(day(51));
    assertThat(unpaid(work.get(0), 200)).isEqualTo(100_000);
  }

  @Test
  void whatWasTakenBackCouldNotBeBroughtIn() {
    SmallHistory history = new SmallHistory("A").billed(0, "c", 100_000).voided(50, "c");
    assertThat(unpaid(work(history, 1, 100).get(0), 200)).isZero();
  }

  @Test
  void whatMovedToThePatientTheInsurerDoesNotOwe() {
    SmallHistory history =
        new SmallHistory("A").billed(0, "c", 100_000).leftToThePatient(50, "c", 100_000);
    assertThat(unpaid(work(history, 1, 40).get(0), 200)).isZero();
  }

  @Test
  void theFirstStatementIsOwedToTheRulesAndIsNoChoice() {
    SmallHistory history =
        new SmallHistory("A").billed(0, "c", 60_000).leftToThePatient(10, "c", 60_000);
    assertThat(work(history, 1, 200)).isEmpty();
  }

  @Test
  void aCallAfterTheFirstStatementIsWork() {
    SmallHistory history =
        new SmallHistory("A")
            .billed(0, "c", 60_000)
            .leftToThePatient(10, "c", 60_000)
            .statementSent(12)
            .paidByPatient(40, "c", 20_000);
    CollectionWork first = work(history, 1, 60).get(0);
    assertThat(first.from()).isEqualTo(day(13));
    assertThat(first.party()).isEqualTo(Party.PATIENT);
    assertThat(first.key()).isEqualTo("P:A");
    assertThat(first.openSince()).isEqualTo(day(10));
    assertThat(first.horizonDays()).isEqualTo(90);
    assertThat(unpaid(first, 39)).isEqualTo(60_000);
    assertThat(unpaid(first, 40)).isEqualTo(40_000);
  }

  @Test
  void nothingIsPlannedBeforeTheFirstMorning() {
    SmallHistory history = new SmallHistory("A").billed(0, "c", 100_000);
    assertThat(work(history, 50, 60).get(0).from()).isEqualTo(day(50));
    assertThat(work(history, 1, 20)).isEmpty();
  }
}
