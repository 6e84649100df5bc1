package org.duebook.analytics.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.finder.ClaimNotice.Sighting;
import org.duebook.analytics.finder.SearchMessage.Located;
import org.duebook.analytics.finder.SearchMessage.PaymentAt;
import org.duebook.analytics.finder.SearchMessage.Sought;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.ledger.Moment;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

class FinderCodecsTest {
  private static final Moment MOMENT = new Moment(1_769_846_400_000L, "event-1");
  private static final Sighting SIGHTING =
      new Sighting("account-1", "SUBMITTED:submission-1", MOMENT);
  private static final Sought SOUGHT =
      new Sought(
          "event-2",
          new Moment(1_769_846_500_000L, "event-2"),
          true,
          List.of("claim-1", "claim-2"),
          new IncomingRecord(EventTopic.PAYMENTS, "payments", 1, 2, 3, new byte[] {4, 5}));

  private static <T> void assertSame(T actual, T expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  private static <T> void assertPasses(Codec<T> codec, T value) {
    assertSame(StoredBytes.passed(codec, value), value);
    assertSame(codec.copy(value), value);
  }

  private static Moment anyMoment(Random random) {
    return new Moment(StoredBytes.anyLong(random), StoredBytes.anyText(random));
  }

  private static Sighting anySighting(Random random) {
    return new Sighting(
        StoredBytes.anyText(random), StoredBytes.anyText(random), anyMoment(random));
  }

  private static Sought anySought(Random random) {
    List<String> claims = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      claims.add(StoredBytes.anyText(random));
    }
    byte[] payload = new byte[random.nextInt(100)];
    random.nextBytes(payload);
    return new Sought(
        StoredBytes.anyText(random),
        anyMoment(random),
        random.nextBoolean(),
        claims,
        new IncomingRecord(StoredBytes.anyOf(EventTopic.values(), random), "t", 0, 0, 0, payload));
  }

  private static PaymentAt anyPayment(Random random) {
    return new PaymentAt(StoredBytes.anyText(random), anyMoment(random));
  }

  @Property(tries = 200)
  void messagesPassAShuffleUnchanged(@ForAll long seed) {
    Random random = new Random(seed);
    String practice = StoredBytes.anyText(random);
    String claim = StoredBytes.anyText(random);
    assertPasses(new ClaimNoticeCodec(), ClaimNotice.seen(practice, claim, anySighting(random)));
    assertPasses(
        new ClaimNoticeCodec(), ClaimNotice.wanted(practice, claim, StoredBytes.anyText(random)));
    String key = StoredBytes.anyText(random);
    assertPasses(new SearchMessageCodec(), SearchMessage.sought(key, practice, anySought(random)));
    assertPasses(
        new SearchMessageCodec(),
        SearchMessage.located(key, practice, new Located(claim, StoredBytes.anyText(random))));
    assertPasses(
        new SearchMessageCodec(), SearchMessage.payment(key, practice, anyPayment(random)));
  }

  @Property(tries = 200)
  void stateIsReadAsItWasWritten(@ForAll long seed) {
    Random random = new Random(seed);
    DirectoryEntry entry = new DirectoryEntry();
    Search search = new Search(StoredBytes.anyText(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      entry.add(anySighting(random));
      entry.seekers.add(StoredBytes.anyText(random));
      search.add(anySought(random));
      search.add(new Located(StoredBytes.anyText(random), StoredBytes.anyText(random)));
      search.entries.get(0).sentTo = StoredBytes.anyTextOrNull(random);
      search.entries.get(0).waitReported = random.nextBoolean();
    }
    search.payment = random.nextBoolean() ? anyPayment(random) : null;
    assertPasses(new DirectoryEntryCodec(), entry);
    assertPasses(new SearchCodec(), search);
  }

  @Test
  void aCopyOfStateIsIndependent() {
    Search search = sampleSearch();
    Search copy = new SearchCodec().copy(search);
    search.add(SOUGHT);
    search.entries.get(0).sentTo = "elsewhere";
    search.accounts.clear();
    search.payment = null;
    assertSame(copy, sampleSearch());
    DirectoryEntry entry = sampleEntry();
    DirectoryEntry entryCopy = new DirectoryEntryCodec().copy(entry);
    entry.sightings.clear();
    entry.seekers.clear();
    assertSame(entryCopy, sampleEntry());
  }

  private static Search sampleSearch() {
    Search search = new Search("practice-1");
    search.add(SOUGHT);
    search.entries.get(0).sentTo = "account-1";
    search.entries.get(0).waitReported = true;
    search.add(new Located("claim-1", "account-1"));
    search.add(new PaymentAt("account-1", MOMENT));
    return search;
  }

  private static DirectoryEntry sampleEntry() {
    DirectoryEntry entry = new DirectoryEntry();
    entry.add(SIGHTING);
    entry.add(new Sighting("account-2", "REPLACED:submission-2", MOMENT));
    entry.seekers.add("remittance:practice-1:event-9");
    return entry;
  }

  @Test
  void bytesOfVersion1SayWhatTheySaidThen() throws IOException {
    assertGolden(new DirectoryEntryCodec(), sampleEntry());
    assertGolden(new SearchCodec(), sampleSearch());
    assertGolden(
        new ClaimNoticeCodec(), new ClaimNotice("practice-1", "claim-1", SIGHTING, "search-1"));
    assertGolden(
        new SearchMessageCodec(),
        new SearchMessage(
            "search-1",
            "practice-1",
            SOUGHT,
            new Located("claim-1", "account-1"),
            new PaymentAt("account-1", MOMENT)));
  }

  private static <T> void assertGolden(Codec<T> codec, T value) throws IOException {
    assertSame(StoredBytes.golden(codec, 1, value), value);
  }
}
