package org.duebook.analytics.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.schemas.FollowUpKind;
import org.junit.jupiter.api.Test;

class WorklistCodecsTest {
  private static final OpenFollowUp PATIENT =
      new OpenFollowUp("practice-1:account-1", FollowUpKind.PATIENT, "CALL_PATIENT", 4_711, 20_500);
  private static final OpenFollowUp PAYER =
      new OpenFollowUp(
          "practice-1:claim-1", FollowUpKind.PAYER, "SUBMIT_APPEAL", -3, OpenFollowUp.NO_DEADLINE);

  private static OpenFollowUp any(Random random) {
    return new OpenFollowUp(
        StoredBytes.anyText(random),
        StoredBytes.anyOf(FollowUpKind.values(), random),
        StoredBytes.anyText(random),
        StoredBytes.anyLong(random),
        random.nextInt());
  }

  @Property(tries = 200)
  void worklistsPassAShuffleUnchanged(@ForAll long seed) {
    Random random = new Random(seed);
    OpenFollowUp followUp = any(random);
    assertThat(StoredBytes.passed(new OpenFollowUpCodec(), followUp)).isEqualTo(followUp);
    FollowUpChange change =
        new FollowUpChange(
            StoredBytes.anyText(random), followUp, random.nextBoolean(), random.nextInt());
    assertThat(StoredBytes.passed(new FollowUpChangeCodec(), change)).isEqualTo(change);
    List<OpenFollowUp> first = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      first.add(any(random));
    }
    PartialWorklist part =
        new PartialWorklist(
            StoredBytes.anyText(random),
            random.nextInt(),
            random.nextInt(),
            first,
            random.nextInt(),
            random.nextInt());
    assertThat(StoredBytes.passed(new PartialWorklistCodec(), part)).isEqualTo(part);
  }

  @Test
  void bytesOfVersion1AreRead() throws IOException {
    assertThat(StoredBytes.golden(new OpenFollowUpCodec(), 1, PATIENT)).isEqualTo(PATIENT);
    FollowUpChange change = new FollowUpChange("practice-1", PAYER, true, 200);
    assertThat(StoredBytes.golden(new FollowUpChangeCodec(), 1, change)).isEqualTo(change);
    PartialWorklist part =
        new PartialWorklist("practice-1", 7, 20_499, List.of(PATIENT, PAYER), 12, 200);
    assertThat(StoredBytes.golden(new PartialWorklistCodec(), 1, part)).isEqualTo(part);
  }
}
