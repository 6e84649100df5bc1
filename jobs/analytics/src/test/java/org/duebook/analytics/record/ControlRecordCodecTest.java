package org.duebook.analytics.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.wire.ControlTopic;
import org.junit.jupiter.api.Test;

class ControlRecordCodecTest {
  private static final ControlRecordCodec CODEC = new ControlRecordCodec();

  private static void assertSame(ControlRecord actual, ControlRecord expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  @Property(tries = 200)
  void anAnnouncementPassesABroadcastUnchanged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] payload = new byte[random.nextInt(100)];
    random.nextBytes(payload);
    ControlRecord record =
        new ControlRecord(
            StoredBytes.anyOf(ControlTopic.values(), random),
            StoredBytes.anyText(random),
            random.nextInt(),
            StoredBytes.anyLong(random),
            payload);
    assertSame(StoredBytes.passed(CODEC, record), record);
  }

  @Test
  void bytesOfVersion1AreRead() throws IOException {
    ControlRecord record =
        new ControlRecord(ControlTopic.MODELS, "models", 0, 42, new byte[] {1, 2, 3});
    assertSame(StoredBytes.golden(CODEC, 1, record), record);
  }
}
