package org.duebook.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.Bounds;
import org.duebook.local.dashboard.book.ReadTopic;
import org.duebook.local.dashboard.page.Page;
import org.duebook.local.dashboard.page.PageQuery;
import org.duebook.local.dashboard.page.Pages;
import org.duebook.schemas.PatientAction;
import org.duebook.schemas.PatientFollowUp;
import org.junit.jupiter.api.Test;

/** What the pages make of follow-ups, which change at any time and not when a list is made. */
final class FollowUpPagesTest {
  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  private final Book book = new Book(Bounds.defaults());
  private final Pages pages = new Pages(book, "USD");

  private void told(ReadTopic topic, String key, SpecificRecord record) {
    book.accept(topic, key, record, 0);
  }

  private void toldOfPatient(String account, String model, String policy, Instant at) {
    PatientFollowUp followUp = SampleTopics.patientFollowUp();
    followUp.setAccountId(account);
    followUp.setModelId(model);
    followUp.setPolicyId(policy);
    followUp.setUpdatedAt(at);
    told(ReadTopic.PATIENT_FOLLOW_UPS, "north:" + account, followUp);
  }

  private Page page(String name) {
    return pages.page(name, PageQuery.of(Map.of()), 0);
  }

  private List<Object> lastRow(String page, String table) {
    List<List<Object>> rows = page(page).tables().get(table).rows();
    return rows.get(rows.size() - 1);
  }

  @Test
  void aListsItemHasTheReasonBalanceAndChanceOfItsFollowUp() {
    told(ReadTopic.WORKLISTS, "north", SampleTopics.worklist());
    told(ReadTopic.PATIENT_FOLLOW_UPS, "north:account-1", SampleTopics.patientFollowUp());

    assertThat(lastRow("worklist", "worklist"))
        .contains("SEND_STATEMENT", "no statement was sent yet", 7_500L, 0.42);
  }

  @Test
  void anItemWhoseFollowUpIsAnotherByNowHasNothingOfTheOther() {
    told(ReadTopic.WORKLISTS, "north", SampleTopics.worklist());
    PatientFollowUp another = SampleTopics.patientFollowUp();
    another.setAction(PatientAction.CALL_PATIENT);
    another.setBalanceCents(4_340);
    told(ReadTopic.PATIENT_FOLLOW_UPS, "north:account-1", another);

    assertThat(lastRow("worklist", "worklist"))
        .contains("SEND_STATEMENT", "has changed since the list was made")
        .doesNotContain(4_340L, 0.42);
  }

  @Test
  void theModelOfTheNewestFollowUpDecides() {
    toldOfPatient("account-1", "old", "p", NOON);
    toldOfPatient("account-2", "old", "p", NOON.plusSeconds(1));
    toldOfPatient("account-3", "new", "p", NOON.plusSeconds(2));
    toldOfPatient("account-4", "none", "p", NOON.plusSeconds(3));

    assertThat(page("models").figures().get("deciding")).isEqualTo(Map.of("PATIENT", "new"));
  }

  @Test
  void withoutAModelNoneDecides() {
    toldOfPatient("account-1", "none", "p", NOON);

    assertThat(page("models").figures().get("deciding")).isEqualTo(Map.of());
  }

  @Test
  void followUpsThatStandAreCountedByWhatJudgedThemTheMostFirst() {
    toldOfPatient("account-1", "old", "first", NOON);
    toldOfPatient("account-2", "new", "second", NOON);
    toldOfPatient("account-3", "new", "second", NOON);

    assertThat(page("models").tables().get("judges").rows())
        .containsExactly(
            List.of("PATIENT", "new", "second", 2L), List.of("PATIENT", "old", "first", 1L));
  }
}
