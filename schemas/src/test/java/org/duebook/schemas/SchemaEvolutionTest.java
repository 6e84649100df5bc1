package org.duebook.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
  private static final String ID = "{'name':'id','type':'string'}";
  private static final String PAID = "{'name':'paidCents','type':'long','default':0}";
  private static final String DUE =
      "{'name':'due','type':['null',{'type':'int','logicalType':'date'}],'default':null}";
  private static final String KINDS = kinds("'UNKNOWN','A','B'");

  private static final Schema OLDER = record(ID, PAID, DUE, KINDS);

  private static String kinds(String symbols) {
    return ("{'name':'kinds','type':{'type':'array','items':"
            + "{'type':'enum','name':'Kind','symbols':[%s],'default':'UNKNOWN'}},'default':[]}")
        .formatted(symbols);
  }

  private static Schema record(String... fields) {
    return named("Remittance", fields);
  }

  private static Schema named(String name, String... fields) {
    return new Schema.Parser()
        .parse(
            "{'type':'record','name':'%s','fields':[%s]}"
                .formatted(name, String.join(",", fields))
                .replace('\'', '"'));
  }

  private static List<String> complaints(String... newerFields) {
    return SchemaEvolution.complaints(OLDER, record(newerFields));
  }

  @Test
  void aSchemaMayStayAsItIs() {
    assertThat(complaints(ID, PAID, DUE, KINDS)).isEmpty();
  }

  @Test
  void aFieldWithADefaultMayBeAddedAnywhere() {
    String added = "{'name':'note','type':['null','string'],'default':null}";
    assertThat(complaints(ID, PAID, DUE, KINDS, added)).isEmpty();
    assertThat(complaints(ID, added, PAID, DUE, KINDS)).isEmpty();
  }

  @Test
  void aFieldWithoutADefaultMayNotBeAdded() {
    assertThat(complaints(ID, PAID, DUE, KINDS, "{'name':'note','type':'string'}"))
        .singleElement()
        .asString()
        .startsWith("a new reader, an old record: READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void aFieldMayNotGoEvenIfItHadADefault() {
    assertThat(complaints(ID, DUE, KINDS))
        .containsExactly("Remittance.paidCents: removed or renamed");
  }

  @Test
  void aFieldMayNotBeRenamedEvenWithAnAlias() {
    String renamed = "{'name':'amountCents','aliases':['paidCents'],'type':'long','default':0}";
    assertThat(complaints(ID, renamed, DUE, KINDS))
        .containsExactly("Remittance.paidCents: removed or renamed");
  }

  @Test
  void aFieldMayNotBecomeOptionalOrRequired() {
    String optional = "{'name':'id','type':['null','string'],'default':null}";
    assertThat(complaints(optional, PAID, DUE, KINDS))
        .contains("Remittance.id: was STRING, is UNION");
    String required = "{'name':'due','type':{'type':'int','logicalType':'date'}}";
    assertThat(complaints(ID, PAID, required, KINDS)).contains("Remittance.due: was UNION, is INT");
  }

  @Test
  void aFieldMayNotChangeItsType() {
    assertThat(complaints(ID, "{'name':'paidCents','type':'int','default':0}", DUE, KINDS))
        .contains("Remittance.paidCents: was LONG, is INT");
    assertThat(complaints(ID, "{'name':'paidCents','type':'double','default':0}", DUE, KINDS))
        .contains("Remittance.paidCents: was LONG, is DOUBLE");
  }

  @Test
  void aFieldMayNotChangeItsDefault() {
    assertThat(complaints(ID, "{'name':'paidCents','type':'long','default':1}", DUE, KINDS))
        .containsExactly("Remittance.paidCents: default was 0, is 1");
  }

  @Test
  void aLogicalTypeMayNotChangeThoughTheFingerprintStaysTheSame() {
    String bare = "{'name':'due','type':['null','int'],'default':null}";
    assertThat(complaints(ID, PAID, bare, KINDS))
        .containsExactly("Remittance.due: logical type was date, is none");
  }

  @Test
  void aSymbolMayBeAppendedSinceOldReadersFallBackToUnknown() {
    assertThat(complaints(ID, PAID, DUE, kinds("'UNKNOWN','A','B','C'"))).isEmpty();
  }

  @Test
  void aSymbolMayNotBeInsertedMovedOrRemoved() {
    for (String symbols : List.of("'UNKNOWN','C','A','B'", "'UNKNOWN','B','A'", "'UNKNOWN','A'")) {
      assertThat(complaints(ID, PAID, DUE, kinds(symbols)))
          .as(symbols)
          .singleElement()
          .asString()
          .startsWith("Remittance.kinds[]: symbols were [UNKNOWN, A, B], are");
    }
  }

  @Test
  void aRecordMayNotChangeItsName() {
    assertThat(SchemaEvolution.complaints(OLDER, named("Eob", ID, PAID, DUE, KINDS)))
        .contains("Remittance: was Remittance, is Eob");
  }
}
