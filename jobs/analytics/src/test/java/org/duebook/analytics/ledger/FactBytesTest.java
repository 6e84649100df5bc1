package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.duebook.ledger.Fact;
import org.duebook.ledger.PaymentFact;

/** The bytes of facts that are kept beside them. */
final class FactBytesTest {
  /** One set of facts and its bytes. */
  private record Branch(List<Fact> facts, FactBytes bytes) {
    Branch plus(Fact fact) {
      List<Fact> more = new ArrayList<>(facts);
      more.add(fact);
      return new Branch(more, bytes.plus(fact));
    }
  }

  private static Fact payment(int number, Random random) {
    return new PaymentFact(
        "event-" + number,
        number,
        "x".repeat(random.nextInt(200)),
        PaymentFact.Type.RECEIVED,
        PaymentFact.Source.PATIENT,
        null,
        PaymentFact.Method.CASH,
        number,
        List.of(),
        null,
        null);
  }

  private static Set<Fact> read(FactBytes bytes) {
    return Set.copyOf(bytes.ledger().facts());
  }

  @Property(tries = 200)
  void whateverComesAfterThemBytesStayThoseOfTheirOwnFacts(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(List.of(), FactBytes.NONE));
    for (int number = 0; number < 30; number++) {
      // Mostly the latest goes on; now and then an older one does as well.
      int latest = branches.size() - 1;
      int from = random.nextInt(4) == 0 ? random.nextInt(branches.size()) : latest;
      branches.add(branches.get(from).plus(payment(number, random)));
      if (random.nextInt(5) == 0) {
        // A checkpoint is written.
        branches.get(from).bytes().write(new DataOutputSerializer(64));
      }
    }
    for (Branch branch : branches) {
      assertThat(read(branch.bytes())).isEqualTo(Set.copyOf(branch.facts()));
      DataOutputSerializer output = new DataOutputSerializer(64);
      branch.bytes().write(output);
      FactBytes again = FactBytes.read(new DataInputDeserializer(output.getCopyOfBuffer()));
      assertThat(read(again)).isEqualTo(Set.copyOf(branch.facts()));
    }
  }
}
