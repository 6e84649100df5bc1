package org.duebook.analytics.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.Events;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;

class AccountsOfRecordsTest {
  private static final FactReader READER =
      new FactReader(Events.WIRE, new PracticeRules(Events.RULES));

  @Property(tries = 300)
  void recordsAreFoundAsTheContractSaysWhateverTheirOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<SpecificRecord> events = FinderHarnessTest.anyEvents(random);
    Map<String, Set<String>> expected = PlainRouting.of(events);
    List<SpecificRecord> arrivals = new ArrayList<>(events);
    arrivals.add(events.get(random.nextInt(events.size()))); // one of them twice
    Collections.shuffle(arrivals, random);

    AccountsOfRecords accounts = new AccountsOfRecords();
    for (SpecificRecord event : arrivals) {
      IncomingRecord record = Events.incoming(event);
      FactReader.Accepted accepted = accepted(record);
      if (accepted.accountId() == null) {
        accounts.addSought(accepted.practiceId(), accepted.fact(), record);
      } else {
        accounts.addAddressed(accepted.practiceId(), accepted.accountId(), accepted.fact());
      }
    }
    Map<String, Set<String>> found = new TreeMap<>();
    accounts.forEachFound(
        (accountId, record) ->
            found
                .computeIfAbsent(accountId, id -> new LinkedHashSet<>())
                .add(accepted(record).fact().eventId()));

    assertThat(found).as("seed %s", seed).isEqualTo(expected);
  }

  private static FactReader.Accepted accepted(IncomingRecord record) {
    return (FactReader.Accepted) READER.read(record, Long.MAX_VALUE);
  }
}
