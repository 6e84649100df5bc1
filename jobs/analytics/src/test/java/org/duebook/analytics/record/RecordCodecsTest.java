package org.duebook.analytics.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

class RecordCodecsTest {
  private static final byte[] BYTES = {0, 1, -1, 127, -128};
  private static final IncomingRecord INCOMING =
      new IncomingRecord(
          EventTopic.PAYMENTS, "test-payments", 3, 1L << 40, 1_769_846_400_000L, BYTES);

  /** A record as it may come in, also one whose bytes tell no time. */
  public static IncomingRecord anyIncoming(Random random) {
    byte[] payload = new byte[random.nextInt(300)];
    random.nextBytes(payload);
    return new IncomingRecord(
        random.nextInt(6) == 0 ? null : StoredBytes.anyOf(EventTopic.values(), random),
        StoredBytes.anyTextOrNull(random),
        random.nextInt(),
        StoredBytes.anyLong(random),
        StoredBytes.anyLong(random),
        payload);
  }

  @Property(tries = 200)
  void aRecordPassesAShuffleUnchanged(@ForAll long seed) {
    Random random = new Random(seed);
    IncomingRecord incoming = anyIncoming(random);
    assertThat(StoredBytes.passed(new IncomingRecordCodec(), incoming))
        .usingRecursiveComparison()
        .isEqualTo(incoming);
    RoutedRecord routed =
        new RoutedRecord(
            StoredBytes.anyText(random),
            StoredBytes.anyText(random),
            random.nextBoolean(),
            incoming);
    assertThat(StoredBytes.passed(new RoutedRecordCodec(), routed))
        .usingRecursiveComparison()
        .isEqualTo(routed);
    OutputRecord output =
        new OutputRecord(
            StoredBytes.anyText(random), random.nextInt(3) == 0 ? null : incoming.payload());
    assertThat(StoredBytes.passed(new OutputRecordCodec(), output))
        .usingRecursiveComparison()
        .isEqualTo(output);
  }

  @Test
  void bytesOfVersion1SayWhatTheySaidThen() throws IOException {
    assertThat(StoredBytes.golden(new IncomingRecordCodec(), 1, INCOMING))
        .usingRecursiveComparison()
        .isEqualTo(INCOMING);
    RoutedRecord routed = new RoutedRecord("practice-1", "account-1", true, INCOMING);
    assertThat(StoredBytes.golden(new RoutedRecordCodec(), 1, routed))
        .usingRecursiveComparison()
        .isEqualTo(routed);
    OutputRecord output = new OutputRecord("practice-1:account-1", BYTES);
    assertThat(StoredBytes.golden(new OutputRecordCodec(), 1, output))
        .usingRecursiveComparison()
        .isEqualTo(output);
  }

  @Test
  void noTwoAccountsShareAKey() {
    assertThat(AccountKey.of("practice-1", "account-1")).isEqualTo("practice-1:account-1");
    assertThat(AccountKey.of("a:b", "c")).isEqualTo("a%3Ab:c");
    assertThat(AccountKey.of("a", "b:c")).isEqualTo("a:b:c");
    assertThat(AccountKey.of("a%3Ab", "c")).isEqualTo("a%253Ab:c");
    assertThat(new RoutedRecord("a:b", "c", false, INCOMING).accountKey()).isEqualTo("a%3Ab:c");
  }

  @Property
  void aKeyTellsPracticeAndAccountApart(
      @ForAll("ids") String practice,
      @ForAll("ids") String account,
      @ForAll("ids") String otherPractice,
      @ForAll("ids") String otherAccount) {
    boolean same = practice.equals(otherPractice) && account.equals(otherAccount);
    assertThat(AccountKey.of(practice, account).equals(AccountKey.of(otherPractice, otherAccount)))
        .isEqualTo(same);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> ids() {
    return net.jqwik.api.Arbitraries.strings().withChars("a:%3A5").ofMinLength(1).ofMaxLength(4);
  }
}
