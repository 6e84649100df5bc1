package org.duebook.analytics.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.kpi.portfolio.SettlementBand;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.ModelRole;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Symbols that are stored by their place keep it for ever; new ones go to the end. */
class StoredSymbolsTest {
  static Stream<Arguments> storedSymbols() {
    return Stream.of(
        Arguments.of(EventTopic.class, "CLAIMS EOBS PAYMENTS ADJUSTMENTS ACTIVITIES"),
        Arguments.of(ControlTopic.class, "MODELS POLICIES"),
        Arguments.of(FollowUpKind.class, "UNKNOWN PATIENT PAYER"),
        Arguments.of(ModelRole.class, "UNKNOWN CHAMPION CHALLENGER"),
        Arguments.of(ClaimFact.Type.class, "SUBMITTED REPLACED VOIDED ACCEPTED REJECTED"),
        Arguments.of(
            PayerClass.class, "COMMERCIAL MEDICARE MEDICAID OTHER_GOVERNMENT WORKERS_COMP OTHER"),
        Arguments.of(RemittanceFact.Type.class, "PROCESSED REVERSED"),
        Arguments.of(AdjustmentGroup.class, "CO PR OA PI"),
        Arguments.of(PaymentFact.Type.class, "RECEIVED REVERSED REFUNDED"),
        Arguments.of(PaymentFact.Source.class, "PATIENT INSURER AGENCY"),
        Arguments.of(PaymentFact.Method.class, "CASH CHECK CARD ACH EFT OTHER"),
        Arguments.of(WriteOffFact.Type.class, "WRITTEN_OFF REVERSED"),
        Arguments.of(
            WriteOffFact.Reason.class,
            "SMALL_BALANCE BAD_DEBT CHARITY COURTESY TIMELY_FILING DENIAL ADMINISTRATIVE"),
        Arguments.of(Party.class, "INSURER PATIENT"),
        Arguments.of(
            ActivityFact.Type.class,
            "STATEMENT_SENT REMINDER_SENT CALL_ATTEMPTED CONVERSATION CONTACT_FAILED"
                + " CONTACT_UPDATED OPTED_OUT OPTED_IN CONSENT_GIVEN PROMISE_MADE PLAN_STARTED"
                + " PLAN_INSTALMENT_DUE PLAN_INSTALMENT_MISSED PLAN_ENDED DISPUTE_OPENED"
                + " DISPUTE_CLOSED ASSISTANCE_APPLIED ASSISTANCE_DECIDED APPEAL_FILED"
                + " APPEAL_DECIDED PAYER_CONTACTED APPOINTMENT_BOOKED APPOINTMENT_CANCELLED"
                + " AGENCY_PLACED AGENCY_RECALLED HOLD_PLACED HOLD_RELEASED FINAL_NOTICE_SENT"),
        Arguments.of(ActivityFact.Channel.class, "MAIL EMAIL SMS PHONE PORTAL IN_PERSON"),
        Arguments.of(PortfolioKey.Dimension.class, "ALL PRACTICE PAYER PRACTICE_PAYER"),
        Arguments.of(SettlementBand.class, "WITHIN_30 WITHIN_60 WITHIN_90 WITHIN_120 LATER"),
        Arguments.of(
            Measure.class,
            "INSURER_RECEIVABLE INSURER_OPEN INSURER_CREDIT PATIENT_RECEIVABLE PATIENT_OPEN"
                + " PATIENT_CREDIT UNAPPLIED ACCOUNTS CHARGES CASH COLLECTED COLLECTABLE"
                + " PATIENT_SETTLED INSURER_SETTLED FIRST_REMITTANCE SHARES SHARE_CENTS"
                + " FIRST_DECISIONS FIRST_DECISION_CENTS FIRST_DENIALS FIRST_DENIAL_CENTS"
                + " WRITTEN_OFF RECOVERED UNDERPAID"));
  }

  @ParameterizedTest
  @MethodSource("storedSymbols")
  void aStoredSymbolKeepsItsPlace(Class<? extends Enum<?>> type, String symbols) {
    assertThat(Arrays.stream(type.getEnumConstants()).map(Enum::name))
        .startsWith(symbols.split(" ", -1));
  }

  @Test
  void everyCodecHasABytesFileOfEveryVersion() throws IOException {
    List<String> codecs;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      codecs =
          sources
              .filter(path -> path.toString().endsWith("Codec.java"))
              .filter(StoredSymbolsTest::isCodec)
              .map(path -> path.getFileName().toString().replace(".java", ".bin"))
              .toList();
    }
    assertThat(codecs).hasSizeGreaterThan(10);
    assertThat(codecs)
        .allSatisfy(file -> assertThat(StoredBytes.FOLDER.resolve("v1").resolve(file)).exists());
  }

  private static boolean isCodec(Path source) {
    try {
      return Files.readString(source).contains(" implements Codec<");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
