package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.duebook.analytics.intake.FactReader;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentType;
import org.junit.jupiter.api.Test;

/** What the product makes of a simulated history. */
class LedgerOfSimulationTest {
  private final SimulatedBooks books = SimulatedBooks.sample();

  @Test
  void everyEventIsTakenIn() {
    assertThat(books.events())
        .allSatisfy(
            event ->
                assertThat(SimulatedBooks.read(event)).isInstanceOf(FactReader.Accepted.class));
  }

  @Test
  void whatAPayerPaysAndTakesOffAddsUpToTheCharge() {
    Set<String> checked = new HashSet<>();
    for (int account = 0; account < books.accounts(); account++) {
      Map<String, Long> charges = new HashMap<>();
      books.eventsOf(account).stream()
          .map(SimulatedEvent::record)
          .forEach(
              record -> {
                if (record instanceof ClaimEvent claim && claim.getTerms() != null) {
                  charges.put(claim.getClaimId(), claim.getTerms().getBilledCents());
                } else if (record instanceof EobEvent eob && eob.getType() == EobType.PROCESSED) {
                  long adjusted =
                      eob.getAdjustments().stream().mapToLong(EobAdjustment::getAmountCents).sum();
                  assertThat(eob.getPaidCents() + adjusted)
                      .isEqualTo(charges.get(eob.getClaimId()));
                  checked.add(eob.getEobId());
                }
              });
    }
    assertThat(checked).hasSizeGreaterThan(4_000);
  }

  @Test
  void theLedgerOwesWhatTheSimulationOwes() {
    for (int account = 0; account < books.accounts(); account++) {
      AccountPosition position = books.position(account);
      long open =
          position.claims().stream()
              .mapToLong(claim -> Math.max(0, claim.patientOpenCents()))
              .sum();
      assertThat(open).isEqualTo(books.history().openCentsOf(account));
    }
  }

  @Test
  void theLedgerFindsNothingOddButOverstatedCoordination() {
    Set<Finding.Kind> kinds = new HashSet<>();
    for (int account = 0; account < books.accounts(); account++) {
      books.position(account).findings().forEach(finding -> kinds.add(finding.kind()));
    }

    assertThat(kinds).containsExactly(Finding.Kind.COB_OVERSTATED);
  }

  @Test
  void creditsAreFewAndSmallBesideTheReceivable() {
    long receivable = 0;
    long credit = 0;
    for (int account = 0; account < books.accounts(); account++) {
      for (ClaimPosition claim : books.position(account).claims()) {
        for (long open : new long[] {claim.insurerOpenCents(), claim.patientOpenCents()}) {
          receivable += Math.max(0, open);
          credit += Math.max(0, -open);
        }
      }
    }

    assertThat(credit).isPositive().isLessThan(receivable / 20);
  }

  @Test
  void aReversalNamesSomethingThatCameBefore() {
    Set<String> known = new HashSet<>();
    int reversals = 0;
    for (SimulatedEvent event : books.events()) {
      String reversed = null;
      if (event.record() instanceof EobEvent eob) {
        known.add(eob.getEobId());
        reversed = eob.getReversesEobId();
      } else if (event.record() instanceof PaymentEvent payment) {
        known.add(payment.getPaymentId());
        reversed = payment.getReversesPaymentId();
        assertThat(reversed != null).isEqualTo(payment.getType() == PaymentType.REVERSED);
      } else if (event.record() instanceof AdjustmentEvent adjustment) {
        known.add(adjustment.getAdjustmentId());
        reversed = adjustment.getReversesAdjustmentId();
      }
      if (reversed != null) {
        assertThat(known).contains(reversed);
        reversals++;
      }
    }
    assertThat(reversals).isGreaterThan(20);
  }

  @Test
  void noTwoThingsHaveTheSameId() {
    Set<String> ids = new HashSet<>();
    assertThat(books.events()).allSatisfy(event -> assertThat(ids.add(event.eventId())).isTrue());
    Stream.of(
            books.records(EobEvent.class).map(EobEvent::getEobId),
            books.records(PaymentEvent.class).map(PaymentEvent::getPaymentId),
            books.records(AdjustmentEvent.class).map(AdjustmentEvent::getAdjustmentId))
        .flatMap(stream -> stream)
        .forEach(id -> assertThat(ids.add(id)).isTrue());
  }
}
