package org.duebook.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts keep the rules, and the rules notice a contract that does not. */
class SchemaRulesTest {
  static List<Named<Schema>> contracts() {
    return named(schema -> true);
  }

  static List<Named<Schema>> inputs() {
    return named(SchemaRulesTest::isInput);
  }

  static List<Named<Schema>> controls() {
    return named(SchemaRulesTest::isControl);
  }

  static List<Named<Schema>> outputs() {
    return named(schema -> !isInput(schema) && !isControl(schema));
  }

  private static List<Named<Schema>> named(Predicate<Schema> which) {
    return Contracts.all().stream()
        .filter(which)
        .map(schema -> Named.of(schema.getName(), schema))
        .toList();
  }

  private static boolean isInput(Schema schema) {
    return Contracts.INPUTS.contains(schema.getName());
  }

  private static boolean isControl(Schema schema) {
    return Contracts.CONTROLS.contains(schema.getName());
  }

  @Test
  void theContractsHoldTheFiveEventsTheTwoControlsAndTheOutputs() {
    assertThat(inputs()).hasSize(5);
    assertThat(controls()).hasSize(2);
    assertThat(outputs())
        .extracting(Named::getName)
        .contains("AccountKpis", "LedgerException", "RejectedEvent", "PatientFollowUp");
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyRecordFieldAndEnumIsDocumented(Schema contract) {
    assertThat(new SchemaRules(contract).undocumented()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everySymbolIsDocumentedInItsEnum(Schema contract) {
    assertThat(new SchemaRules(contract).undocumentedSymbols()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyFieldNamesItsUnit(Schema contract) {
    assertThat(new SchemaRules(contract).unitsMissing()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyEnumFallsBackToUnknown(Schema contract) {
    assertThat(new SchemaRules(contract).enumsWithoutUnknown()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void whatIsOptionalIsNullByDefault(Schema contract) {
    assertThat(new SchemaRules(contract).unionsNotOptional()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void daysAndInstantsAreLogicalTypes(Schema contract) {
    assertThat(new SchemaRules(contract).daysAndInstantsNotLogical()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everyInputOpensWithTheSameFourFields(Schema contract) {
    assertThat(new SchemaRules(contract).openingOfInput()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void everyOutputSaysItsBusinessDayAndWhenItWasMade(Schema contract) {
    assertThat(new SchemaRules(contract).timesOfOutput()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("controls")
  void everyControlSaysWhenItWasAnnounced(Schema contract) {
    assertThat(new SchemaRules(contract).timeOfControl()).isEmpty();
  }

  // The rules themselves, each on a contract that breaks it.

  private static SchemaRules record(String fields) {
    return new SchemaRules(
        new Schema.Parser()
            .parse(
                "{'type':'record','name':'R','fields':[%s]}".formatted(fields).replace('\'', '"')));
  }

  private static String field(String name, String doc, String typeAndMore) {
    return "{'name':'%s','doc':'%s','type':%s}".formatted(name, doc, typeAndMore);
  }

  private static String enumeration(String doc, String symbols, String fallback) {
    return "{'type':'enum','name':'E','doc':'%s','symbols':[%s],'default':'%s'}"
        .formatted(doc, symbols, fallback);
  }

  @Test
  void aRecordFieldOrEnumWithoutDocIsNoticed() {
    String kind = enumeration("", "'UNKNOWN'", "UNKNOWN");
    assertThat(record(field("kind", " ", kind)).undocumented())
        .containsExactly("R.kind: no doc", "R: no doc", "E: no doc");
  }

  @Test
  void aSymbolWithoutItsLineIsNoticed() {
    String kind =
        enumeration("Kinds.\\nA: one.\\nA: twice.\\nC: none.", "'UNKNOWN','A'", "UNKNOWN");
    assertThat(record(field("kind", "x", kind)).undocumentedSymbols())
        .containsExactlyInAnyOrder(
            "E: doc tells of A twice",
            "E: doc does not tell of UNKNOWN",
            "E: doc tells of C, no symbol");
  }

  @Test
  void anEnumWithAnotherDefaultIsNoticed() {
    String kind = enumeration("Kinds.", "'UNKNOWN','A'", "A");
    assertThat(record(field("kind", "x", kind)).enumsWithoutUnknown())
        .containsExactly("E: default A (expected: UNKNOWN)");
  }

  @Test
  void aFieldWithoutUnitWithTwoOrWithAnotherTypesUnitIsNoticed() {
    assertThat(record(field("oldest", "Age of the oldest claim.", "'int'")).unitsMissing())
        .hasSize(1);
    assertThat(record(field("oldest", "Age, in days.", "'int'")).unitsMissing()).isEmpty();
    assertThat(record(field("oldest", "Age, in days (text, no unit).", "'int'")).unitsMissing())
        .hasSize(1);
    assertThat(record(field("oldest", "Age (text, no unit).", "['null','int']")).unitsMissing())
        .hasSize(1);
  }

  @Test
  void aListOfNumbersHasTheUnitsOfTheFeatureContract() {
    String numbers = "{'type':'array','items':'double'}";
    String doc = "Features (list of numbers, units in the feature contract).";
    assertThat(record(field("features", doc, numbers)).unitsMissing()).isEmpty();
    assertThat(record(field("features", "Features (number, no unit).", numbers)).unitsMissing())
        .hasSize(1);
    assertThat(record(field("features", doc, "'double'")).unitsMissing()).hasSize(1);
  }

  @Test
  void aRatioOfAmountsMayBeNamedOfCentsAndAnAmountMayNot() {
    String ratio = "'double'";
    assertThat(record(field("shareOfCents", "Part by amount (ratio).", ratio)).unitsMissing())
        .isEmpty();
    assertThat(
            record(field("shareOfCents", "Part, in cents of the currency.", "'long'"))
                .unitsMissing())
        .hasSize(1);
  }

  @Test
  void anAmountNamedWithoutCentsIsNoticed() {
    String doc = "Paid, in cents of the currency.";
    assertThat(record(field("paid", doc, "'long'")).unitsMissing()).hasSize(1);
    assertThat(record(field("paidCents", doc, "'long'")).unitsMissing()).isEmpty();
    assertThat(record(field("paidCents", "Paid (number, no unit).", "'long'")).unitsMissing())
        .hasSize(1);
  }

  @Test
  void anOptionalFieldThatIsNotNullByDefaultIsNoticed() {
    assertThat(record(field("a", "x", "['null','int'],'default':null")).unionsNotOptional())
        .isEmpty();
    assertThat(record(field("a", "x", "['null','int']")).unionsNotOptional()).hasSize(1);
    assertThat(record(field("a", "x", "['int','null'],'default':1")).unionsNotOptional())
        .hasSize(1);
    assertThat(
            record(field("a", "x", "['null','int','string'],'default':null")).unionsNotOptional())
        .hasSize(1);
    assertThat(
            record(field("a", "x", "{'type':'array','items':['null','int']}")).unionsNotOptional())
        .hasSize(1);
  }

  @Test
  void aDayOrInstantThatIsABareNumberIsNoticed() {
    assertThat(record(field("dueOn", "x", "'int'")).daysAndInstantsNotLogical()).hasSize(1);
    assertThat(record(field("serviceDate", "x", "['null','int']")).daysAndInstantsNotLogical())
        .hasSize(1);
    assertThat(record(field("madeAt", "x", "'long'")).daysAndInstantsNotLogical()).hasSize(1);
    String date = "{'type':'int','logicalType':'date'}";
    assertThat(record(field("dueOn", "x", date)).daysAndInstantsNotLogical()).isEmpty();
    assertThat(record(field("due", "x", date)).daysAndInstantsNotLogical()).hasSize(1);
    assertThat(record(field("notBefore", "x", "'long'")).daysAndInstantsNotLogical()).hasSize(1);
    String micros = "{'type':'long','logicalType':'timestamp-micros'}";
    assertThat(record(field("madeAt", "x", micros)).daysAndInstantsNotLogical()).hasSize(1);
  }

  @Test
  void anInputThatOpensInAnotherOrderIsNoticed() {
    String fields =
        String.join(
            ",",
            field("eventId", "x", "'string'"),
            field("practiceId", "x", "'string'"),
            field("accountId", "x", "'string'"),
            field("occurredAt", "x", "'long'"));
    assertThat(record(fields).openingOfInput()).hasSize(1);
  }

  @Test
  void anOutputWithoutItsTimesIsNoticed() {
    assertThat(record(field("asOf", "x", "['null','int'],'default':null")).timesOfOutput())
        .containsExactly("R.asOf: not there or optional", "R.updatedAt: not there or optional");
  }

  @Test
  void aControlWithoutItsTimeIsNoticed() {
    assertThat(record(field("madeAt", "x", "'long'")).timeOfControl())
        .containsExactly("R.announcedAt: not there or optional");
  }
}
