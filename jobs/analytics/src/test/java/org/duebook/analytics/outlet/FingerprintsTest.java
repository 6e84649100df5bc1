package org.duebook.analytics.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.PartyKpis;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final Fingerprints.OfFigures ofFigures =
      new Fingerprints.OfFigures(AccountKpis.getClassSchema());

  private static AccountKpis kpis() {
    return new AccountKpis(
        "practice-1",
        "account-1",
        LocalDate.parse("2026-01-31"),
        Instant.parse("2026-01-31T08:00:00Z"),
        new PartyKpis(1L, 2L, 3, null, new AgingBuckets(1L, 0L, 0L, 0L, 0L), null),
        new PartyKpis(4L, 5L, 6, 7, new AgingBuckets(4L, 0L, 0L, 0L, 0L), null),
        8L,
        9L,
        10L,
        11L,
        null,
        0.5,
        null,
        LocalDate.parse("2026-01-30"));
  }

  @Test
  void figuresAreTheSameWhateverTheDayTheyAreSaidOn() {
    AccountKpis later = kpis();
    later.setAsOf(LocalDate.parse("2026-02-01"));
    later.setUpdatedAt(Instant.parse("2026-02-01T08:00:00Z"));
    assertThat(ofFigures.of(later)).isEqualTo(ofFigures.of(kpis()));
  }

  @Test
  void anyOtherFieldMakesThemDifferent() {
    long before = ofFigures.of(kpis());
    AccountKpis changed = kpis();
    changed.getPatient().setOldestDays(8);
    assertThat(ofFigures.of(changed)).isNotEqualTo(before);
    changed = kpis();
    changed.setNetCollectionRate(0.0);
    assertThat(ofFigures.of(changed)).isNotEqualTo(before);
    changed = kpis();
    changed.setLastPaymentOn(null);
    assertThat(ofFigures.of(changed)).isNotEqualTo(before);
    changed = kpis();
    changed.setUnappliedCents(7);
    assertThat(ofFigures.of(changed)).isNotEqualTo(before);
    assertThat(ofFigures.of(kpis())).as("and it holds no memory").isEqualTo(before);
  }

  @Test
  void theFingerprintOfAFindingIsTheSameInEveryRelease() {
    // Were it another, everything found before would be reported once more after an upgrade.
    assertThat(
            Fingerprints.of(
                new Finding(
                    Finding.Kind.COB_OVERSTATED, "claim-1", 42_500L, null, "what was found")))
        .isEqualTo(4_300_655_388_540_787_702L);
  }
}
