package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.ledger.AccountLedger.Arrival;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that is awake, and the same at rest. */
final class AccountStateTest {
  private static final long TOLD_UNTIL = 1_000;
  private static final long CONTRIBUTED_UNTIL = 2_000;

  private static Fact note(String eventId, long occurredAt) {
    return new ActivityFact(
        eventId,
        occurredAt,
        eventId,
        ActivityFact.Type.STATEMENT_SENT,
        null,
        null,
        LocalDate.of(2026, 1, 1),
        null);
  }

  private static AccountState accountWith(Fact... facts) {
    AccountState account = new AccountState("practice", "account");
    for (Fact fact : facts) {
      account.record(fact);
    }
    return account;
  }

  /** An account that spoke of its facts until one moment, and told portfolios until another. */
  private static AccountState accountThatSpoke(
      long toldUntil, long contributedUntil, Fact... facts) {
    AccountState account = accountWith(facts);
    account.setTold(new Told(basis(account, toldUntil), null, null, null, 7));
    account.setContributedOn(basis(account, contributedUntil));
    return account;
  }

  private static Basis basis(AccountState account, long knownUntil) {
    return new Basis(account.ledger().contents(knownUntil), knownUntil, null);
  }

  @Property(tries = 300)
  void whetherAnAccountRestsChangesNothingOfWhatItSays(@ForAll long seed) {
    Random random = new Random(seed);
    AccountState resting = accountThatSpoke(TOLD_UNTIL, CONTRIBUTED_UNTIL);
    AccountState awake = accountThatSpoke(TOLD_UNTIL, CONTRIBUTED_UNTIL);
    List<Fact> recorded = new ArrayList<>();
    boolean withdrawn = false;
    for (int step = 0; step < 40; step++) {
      if (random.nextInt(3) == 0) {
        resting.rest();
      }
      if (random.nextInt(8) == 0) {
        resting = resting.copy();
      }
      if (random.nextInt(10) == 0 && !recorded.isEmpty()) {
        Fact fact = recorded.get(random.nextInt(recorded.size()));
        assertThat(resting.withdraw(fact)).isEqualTo(awake.withdraw(fact));
        withdrawn = true;
      } else {
        // Few ids, so that events come twice and ids are used again for others.
        Fact fact = note("event-" + random.nextInt(20), random.nextInt(3) * TOLD_UNTIL);
        assertThat(resting.record(fact)).isEqualTo(awake.record(fact));
        recorded.add(fact);
      }
      // Once it does not hold, one that rests forgets it; awake it may come to hold again.
      if (resting.whatWasSaidHolds() || !withdrawn) {
        assertThat(resting.whatWasSaidHolds()).isEqualTo(awake.whatWasSaidHolds());
      }
      if (random.nextInt(4) == 0) {
        assertSame(resting, awake);
      }
    }
    assertSame(resting, awake);
  }

  private static void assertSame(AccountState resting, AccountState awake) {
    assertThat(Set.copyOf(resting.ledger().facts())).isEqualTo(Set.copyOf(awake.ledger().facts()));
    for (long moment = 0; moment <= 3 * TOLD_UNTIL; moment += TOLD_UNTIL) {
      assertThat(resting.ledger().contents(moment)).isEqualTo(awake.ledger().contents(moment));
    }
    if (resting.whatWasSaidHolds()) {
      assertThat(resting.told()).isEqualTo(awake.told());
      assertThat(resting.contributedOn()).isEqualTo(awake.contributedOn());
    }
  }

  @Test
  void anEventThatIsNewIsTakenInWithoutWaking() {
    AccountState account = accountWith(note("one", 0));
    account.rest();

    assertThat(account.record(note("two", 0))).isEqualTo(Arrival.NEW);
    assertThat(account.isAtRest()).isTrue();
    assertThat(account.ledger().facts()).containsExactlyInAnyOrder(note("one", 0), note("two", 0));
  }

  @Test
  void anEventThatComesAgainIsADuplicateAtRestToo() {
    AccountState account = accountWith(note("one", 0));
    account.rest();
    account.record(note("two", 0));

    assertThat(account.record(note("two", 0))).isEqualTo(Arrival.DUPLICATE);
    account.rest();
    assertThat(account.record(note("one", 0))).isEqualTo(Arrival.DUPLICATE);
  }

  @Test
  void anIdUsedAgainForAnotherEventIsNoticedAtRestToo() {
    AccountState account = accountWith(note("one", 0));
    account.rest();

    assertThat(account.record(note("one", 1))).isEqualTo(Arrival.EVENT_ID_REUSED);
  }

  @Test
  void anotherIdOfTheSameHashIsNotTakenForTheSameEvent() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    AccountState account = accountWith(note("Aa", 0));
    account.rest();

    assertThat(account.record(note("BB", 0))).isEqualTo(Arrival.NEW);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 2000, 999, false",
    "1000, 2000, 1000, false",
    "1000, 2000, 1001, false",
    "1000, 2000, 2000, false",
    "1000, 2000, 2001, true",
    "2000, 1000, 1001, false",
    "2000, 1000, 2000, false",
    "2000, 1000, 2001, true"
  })
  void whatWasSaidHoldsAtRestUntilAFactOfItsTimeComes(
      long toldUntil, long contributedUntil, long occurredAt, boolean holds) {
    AccountState account = accountThatSpoke(toldUntil, contributedUntil, note("one", 0));
    account.rest();
    assertThat(account.whatWasSaidHolds()).isTrue();

    account.record(note("two", occurredAt));
    assertThat(account.whatWasSaidHolds()).isEqualTo(holds);
    assertThat(account.told() != null).isEqualTo(holds);
    assertThat(account.contributedOn() != null).isEqualTo(holds);
  }
}
