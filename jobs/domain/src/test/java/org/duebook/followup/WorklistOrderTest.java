package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.duebook.followup.WorklistItem.Kind;
import org.junit.jupiter.api.Test;

final class WorklistOrderTest {
  private static WorklistItem item(String key, long priority, String deadline) {
    return new WorklistItem(
        key,
        Kind.PAYER,
        PayerAction.CALL_PAYER.name(),
        priority,
        deadline == null ? null : LocalDate.parse(deadline));
  }

  @Test
  void moneyComesFirstThenTheNearerDeadlineThenTheKey() {
    List<WorklistItem> ordered =
        List.of(
            item("p:9", 500, null),
            item("p:8", 400, "2026-01-01"),
            item("p:7", 400, "2026-01-02"),
            item("p:5", 400, null),
            item("p:6", 400, null),
            item("p:1", 300, "2025-01-01"));
    List<WorklistItem> mixed = new ArrayList<>(ordered);
    Collections.shuffle(mixed, new Random(7));
    assertThat(WorklistOrder.top(10, mixed)).isEqualTo(ordered);
    assertThat(WorklistOrder.top(3, mixed)).isEqualTo(ordered.subList(0, 3));
  }

  @Test
  void waitingIsNoWork() {
    WorklistItem waiting =
        new WorklistItem("p:a", Kind.PATIENT, PatientAction.NO_ACTION.name(), 0, null);
    assertThat(WorklistOrder.top(5, List.of(waiting))).isEmpty();
  }
}
