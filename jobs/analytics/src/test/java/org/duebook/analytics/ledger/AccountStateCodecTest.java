package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duebook.analytics.serialization.StoredBytes.anyLong;
import static org.duebook.analytics.serialization.StoredBytes.anyOf;
import static org.duebook.analytics.serialization.StoredBytes.anyText;
import static org.duebook.analytics.serialization.StoredBytes.anyTextOrNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.junit.jupiter.api.Test;

class AccountStateCodecTest {
  private static final AccountStateCodec CODEC = new AccountStateCodec();

  private static void assertSame(AccountState actual, AccountState expected) {
    assertThat(actual.practiceId).isEqualTo(expected.practiceId);
    assertThat(actual.accountId).isEqualTo(expected.accountId);
    assertThat(actual.emitted).isEqualTo(expected.emitted);
    assertThat(actual.open).isEqualTo(expected.open);
    assertThat(actual.lastDay).isEqualTo(expected.lastDay);
    assertThat(actual.nextChange).isEqualTo(expected.nextChange);
    assertThat(actual.reported).isEqualTo(expected.reported);
    assertThat(actual.outcomes).isEqualTo(expected.outcomes);
    assertThat(actual.patientFollowUp).isEqualTo(expected.patientFollowUp);
    assertThat(actual.payerFollowUps).isEqualTo(expected.payerFollowUps);
    assertThat(actual.contributed.sums()).isEqualTo(expected.contributed.sums());
    assertThat(Set.copyOf(actual.ledger().facts()))
        .isEqualTo(Set.copyOf(expected.ledger().facts()));
    assertThat(actual.told()).isEqualTo(expected.told());
    assertThat(actual.contributedOn()).isEqualTo(expected.contributedOn());
  }

  @Property(tries = 300)
  void anAccountIsReadAsItWasWritten(@ForAll long seed) {
    AccountState state = anyState(new Random(seed));
    assertSame(StoredBytes.passed(CODEC, state), state);
    assertSame(CODEC.copy(state), state);
  }

  private static AccountState anyState(Random random) {
    Set<Long> reported = new HashSet<>();
    Map<String, CellSums> contributed = new HashMap<>();
    List<Fact> facts = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      reported.add(random.nextLong());
      contributed.put(anyText(random), StoredBytes.anySums(random));
      facts.add(anyFact("event-" + i, random));
    }
    AccountState state = new AccountState(anyText(random), anyText(random));
    facts.forEach(state::record);
    state.reported.addAll(reported);
    state.contributed = Contributed.of(new AccountContribution(contributed));
    for (int i = random.nextInt(4); i > 0; i--) {
      state.outcomes.add(random.nextLong());
      state.payerFollowUps.put(StoredBytes.anyText(random), random.nextLong());
    }
    state.patientFollowUp = random.nextLong();
    state.emitted = random.nextLong();
    state.open = random.nextBoolean();
    state.lastDay = anyLong(random);
    state.nextChange = anyLong(random);
    if (random.nextBoolean()) {
      tell(state, random);
    }
    return state;
  }

  /** All of it was said. */
  private static void tell(AccountState state, Random random) {
    state.setTold(
        new Told(
            anyBasis(state.ledger(), random),
            dayOrNull(random),
            dayOrNull(random),
            dayOrNull(random),
            random.nextLong()));
    state.setContributedOn(anyBasis(state.ledger(), random));
  }

  private static Basis anyBasis(AccountLedger ledger, Random random) {
    long knownUntil = random.nextLong() >> 20;
    return new Basis(ledger.contents(knownUntil), knownUntil, dayOrNull(random));
  }

  private static LocalDate dayOrNull(Random random) {
    return random.nextInt(3) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(40_000));
  }

  @Test
  void whatWasSaidWithoutAFactOfItsDayIsNotKept() {
    Fact fact = sampleFacts().get(0);
    AccountState read = StoredBytes.passed(CODEC, toldUntil(fact.occurredAt(), fact));
    assertThat(read.told()).isNull();
    assertThat(read.contributedOn()).isNull();
  }

  @Test
  void whatWasSaidIsKeptWhenAFactOfALaterDayHasCome() {
    Fact fact = sampleFacts().get(0);
    AccountState state = toldUntil(fact.occurredAt() - 1, fact);
    assertSame(StoredBytes.passed(CODEC, state), state);
    assertThat(state.told()).isNotNull();
  }

  /** An account that spoke as of a day, before a fact came. */
  private static AccountState toldUntil(long knownUntil, Fact fact) {
    AccountState state = new AccountState("p", "a");
    Basis basis = new Basis(state.ledger().contents(knownUntil), knownUntil, null);
    state.setTold(new Told(basis, null, null, null, 4_711));
    state.setContributedOn(basis);
    state.record(fact);
    return state;
  }

  private static Fact anyFact(String eventId, Random random) {
    long occurredAt = random.nextLong() >> 20;
    return switch (random.nextInt(5)) {
      case 0 ->
          new ClaimFact(
              eventId,
              occurredAt,
              anyText(random),
              anyText(random),
              anyOf(ClaimFact.Type.values(), random),
              random.nextInt(3) == 0 ? null : anyTerms(random));
      case 1 -> anyRemittance(eventId, occurredAt, random);
      case 2 -> anyPayment(eventId, occurredAt, random);
      case 3 ->
          new WriteOffFact(
              eventId,
              occurredAt,
              anyText(random),
              anyText(random),
              anyOf(WriteOffFact.Type.values(), random),
              anyOf(WriteOffFact.Reason.values(), random),
              anyOf(Party.values(), random),
              anyLong(random),
              anyText(random));
      default ->
          new ActivityFact(
              eventId,
              occurredAt,
              anyText(random),
              anyOf(ActivityFact.Type.values(), random),
              anyTextOrNull(random),
              random.nextBoolean() ? null : anyOf(ActivityFact.Channel.values(), random),
              random.nextBoolean() ? null : anyDay(random),
              anyTextOrNull(random));
    };
  }

  private static LocalDate anyDay(Random random) {
    return LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
  }

  private static ClaimTerms anyTerms(Random random) {
    List<Coverage> coverages = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      coverages.add(new Coverage(anyText(random), anyOf(PayerClass.values(), random)));
    }
    return new ClaimTerms(
        anyDay(random),
        anyLong(random),
        random.nextBoolean() ? null : (Long) anyLong(random),
        anyText(random),
        coverages);
  }

  private static RemittanceFact anyRemittance(String eventId, long occurredAt, Random random) {
    List<RemittanceAdjustment> adjustments = new ArrayList<>();
    List<String> remarkCodes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      adjustments.add(
          new RemittanceAdjustment(
              anyOf(AdjustmentGroup.values(), random), anyText(random), anyLong(random)));
      remarkCodes.add(anyText(random));
    }
    return new RemittanceFact(
        eventId,
        occurredAt,
        anyText(random),
        anyText(random),
        anyOf(RemittanceFact.Type.values(), random),
        anyText(random),
        anyText(random),
        random.nextInt(),
        random.nextBoolean() ? null : (Long) anyLong(random),
        anyLong(random),
        adjustments,
        remarkCodes,
        random.nextBoolean(),
        anyTextOrNull(random));
  }

  private static PaymentFact anyPayment(String eventId, long occurredAt, Random random) {
    List<Allocation> allocations = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      allocations.add(new Allocation(anyText(random), anyLong(random)));
    }
    return new PaymentFact(
        eventId,
        occurredAt,
        anyText(random),
        anyOf(PaymentFact.Type.values(), random),
        anyOf(PaymentFact.Source.values(), random),
        anyTextOrNull(random),
        anyOf(PaymentFact.Method.values(), random),
        anyLong(random),
        allocations,
        anyText(random),
        anyTextOrNull(random));
  }

  @Test
  void aCopyIsIndependent() {
    AccountState state = sample();
    AccountState copy = CODEC.copy(state);
    state.withdraw(state.ledger().facts().iterator().next());
    state.reported.clear();
    state.outcomes.clear();
    state.payerFollowUps.clear();
    state.patientFollowUp = AccountState.NOTHING;
    state.contributed = Contributed.NOTHING;
    state.open = false;
    assertSame(copy, sample());
  }

  @Test
  void bytesOfVersion1SayWhatTheySaidThen() throws IOException {
    assertSame(StoredBytes.golden(CODEC, 1, sample()), sample());
  }

  @Test
  void bytesOfVersion2SayWhatTheySaidThen() throws IOException {
    AccountState said = told(Long.MAX_VALUE, Long.MAX_VALUE);
    assertSame(StoredBytes.golden(CODEC, 2, said), said);
  }

  @Test
  void bytesOfVersion3SayWhatTheySaidThen() throws IOException {
    // Some of the facts were dated ahead when it spoke.
    AccountState said = told(1_769_846_400_004L, 1_769_846_400_007L);
    assertSame(StoredBytes.golden(CODEC, 3, said), said);
  }

  @Test
  void bytesOfVersion4SayWhatTheySaidThen() throws IOException {
    AccountState said = told(1_769_846_400_004L, 1_769_846_400_007L);
    assertSame(StoredBytes.golden(CODEC, 4, said), said);
  }

  @Test
  void atRestAnAccountIsWrittenAsItWasAwake() {
    AccountState said = told(1_769_846_400_004L, 1_769_846_400_007L);
    byte[] awake = StoredBytes.write(CODEC, said);
    said.rest();
    assertThat(StoredBytes.write(CODEC, said)).isEqualTo(awake);
  }

  private static AccountState told(long toldUntil, long contributedUntil) {
    AccountState said = sample();
    Basis basis =
        new Basis(said.ledger().contents(toldUntil), toldUntil, LocalDate.of(2026, 2, 14));
    said.setTold(
        new Told(basis, LocalDate.of(2026, 2, 13), null, LocalDate.of(2026, 2, 12), 4_711));
    said.setContributedOn(
        new Basis(said.ledger().contents(contributedUntil), contributedUntil, null));
    return said;
  }

  /** An account with a fact of every kind, once with all that is optional and once without. */
  private static AccountState sample() {
    CellSums sums = new CellSums();
    sums.add(new Cell(Measure.PATIENT_RECEIVABLE, 20_484, 0), 1_500);
    AccountState state = new AccountState("practice-1", "account-1");
    sampleFacts().forEach(state::record);
    state.reported.addAll(Set.of(17L, -18L));
    state.contributed = Contributed.of(new AccountContribution(Map.of("payer-1", sums)));
    state.outcomes.addAll(Set.of(81L, -82L));
    state.patientFollowUp = 4_712;
    state.payerFollowUps.putAll(Map.of("claim-1", 4_713L, "claim-2", -4_714L));
    state.emitted = 4_711;
    state.open = true;
    state.lastDay = 20_484;
    state.nextChange = 1_772_323_200_000L;
    return state;
  }

  private static List<Fact> sampleFacts() {
    LocalDate day = LocalDate.parse("2026-01-29");
    return List.of(
        new ClaimFact(
            "event-1",
            1_769_846_400_001L,
            "claim-1",
            "submission-1",
            ClaimFact.Type.SUBMITTED,
            new ClaimTerms(
                day,
                50_000,
                37_500L,
                "USD",
                List.of(
                    new Coverage("payer-1", PayerClass.MEDICARE),
                    new Coverage("payer-2", PayerClass.OTHER)))),
        new ClaimFact(
            "event-2",
            1_769_846_400_002L,
            "claim-2",
            "submission-2",
            ClaimFact.Type.REPLACED,
            new ClaimTerms(day, 0, null, "USD", List.of())),
        new ClaimFact(
            "event-3",
            1_769_846_400_003L,
            "claim-1",
            "submission-1",
            ClaimFact.Type.REJECTED,
            null),
        new RemittanceFact(
            "event-4",
            1_769_846_400_004L,
            "eob-1",
            "claim-1",
            RemittanceFact.Type.PROCESSED,
            null,
            "payer-1",
            1,
            37_500L,
            30_000,
            List.of(
                new RemittanceAdjustment(AdjustmentGroup.CO, "45", 12_500),
                new RemittanceAdjustment(AdjustmentGroup.PI, "94", -1)),
            List.of("MA130", "N19"),
            true,
            "trace-1"),
        new RemittanceFact(
            "event-5",
            1_769_846_400_005L,
            "eob-2",
            "claim-1",
            RemittanceFact.Type.REVERSED,
            "eob-1",
            "payer-1",
            2,
            null,
            -30_000,
            List.of(),
            List.of(),
            false,
            null),
        new PaymentFact(
            "event-6",
            1_769_846_400_006L,
            "payment-1",
            PaymentFact.Type.RECEIVED,
            PaymentFact.Source.AGENCY,
            "payer-1",
            PaymentFact.Method.EFT,
            30_000,
            List.of(new Allocation("claim-1", 29_000), new Allocation("claim-2", 1_000)),
            null,
            "trace-1"),
        new PaymentFact(
            "event-7",
            1_769_846_400_007L,
            "payment-2",
            PaymentFact.Type.REVERSED,
            PaymentFact.Source.PATIENT,
            null,
            PaymentFact.Method.CASH,
            30_000,
            List.of(),
            "payment-1",
            null),
        new WriteOffFact(
            "event-8",
            1_769_846_400_008L,
            "write-off-1",
            "claim-1",
            WriteOffFact.Type.WRITTEN_OFF,
            WriteOffFact.Reason.ADMINISTRATIVE,
            Party.PATIENT,
            950,
            null),
        new WriteOffFact(
            "event-9",
            1_769_846_400_009L,
            "write-off-2",
            "claim-1",
            WriteOffFact.Type.REVERSED,
            WriteOffFact.Reason.SMALL_BALANCE,
            Party.INSURER,
            950,
            "write-off-1"),
        new ActivityFact(
            "event-10",
            1_769_846_400_010L,
            "activity-1",
            ActivityFact.Type.FINAL_NOTICE_SENT,
            "claim-1",
            ActivityFact.Channel.IN_PERSON,
            day,
            "LEGAL"),
        new ActivityFact(
            "event-11",
            1_769_846_400_011L,
            "activity-2",
            ActivityFact.Type.STATEMENT_SENT,
            null,
            null,
            null,
            null));
  }

  @Test
  void aKindOfFactThatNobodyKnowsIsRefused() {
    AccountState state = new AccountState("p", "a");
    state.record(sampleFacts().get(0));
    byte[] bytes = StoredBytes.write(CODEC, state);
    // The kind is the last byte before the only fact's event id, whose length is written doubled.
    int kind = indexOf(bytes, "event-1") - 2;
    assertThat(bytes[kind]).isEqualTo((byte) 1);
    bytes[kind] = 6;
    AccountState read = StoredBytes.read(CODEC, 4, bytes);
    assertThatThrownBy(read::ledger)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("fact: tag 6 in version 4 (expected: 1 to 5)");
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
