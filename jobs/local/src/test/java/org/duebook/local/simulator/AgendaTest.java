package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private record Played(int time, int place) {}

  @Test
  void anEmptyAgendaHasNothingToCome() {
    assertThat(new Agenda().nextTime()).isEqualTo(Agenda.NEVER);
  }

  @Property(tries = 200)
  void stepsComeByTimeAndAtTheSameTimeInTheOrderOfPlanning(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 12) Integer> times) {
    Agenda agenda = new Agenda();
    List<Played> planned = new ArrayList<>();
    List<Played> played = new ArrayList<>();
    for (int place = 0; place < times.size(); place++) {
      Played step = new Played(times.get(place), place);
      planned.add(step);
      agenda.add(step.time(), now -> played.add(step));
    }
    while (agenda.nextTime() != Agenda.NEVER) {
      long now = agenda.nextTime();
      agenda.take().play(now);
      assertThat((long) played.get(played.size() - 1).time()).isEqualTo(now);
    }

    planned.sort(Comparator.comparingInt(Played::time).thenComparingInt(Played::place));
    assertThat(played).isEqualTo(planned);
  }
}
