package org.duebook.benchmark.throughput;

import java.util.List;
import java.util.Locale;

/**
 * Bars of events per second of a processor as an SVG picture: a bar is the median, the line on it
 * reaches from the smallest to the largest.
 */
final class ThroughputPlot {
  private static final int ROW = 22;
  private static final double FULL = 400;

  private ThroughputPlot() {}

  static String of(List<Group> all) {
    List<Group> groups = all.stream().filter(group -> group.plan().scenario().usesFlink()).toList();
    double most =
        groups.stream()
            .mapToDouble(group -> group.sample(Run::eventsPerCpuSecond).most())
            .max()
            .orElse(1);
    StringBuilder bars = new StringBuilder();
    int y = 30;
    for (Group group : groups) {
      Sample value = group.sample(Run::eventsPerCpuSecond);
      bars.append(
          format(
              """
              <text x="8" y="%1$d">%2$,d accounts, %3$s</text>
              <rect x="400" y="%4$d" width="%5$.0f" height="14" fill="#1f5f9e"/>
              <path d="M%6$.0f %7$d H%8$.0f" stroke="black" stroke-width="2"/>
              <text x="%9$.0f" y="%1$d">%10$,.0f</text>
              """,
              y,
              group.plan().accounts(),
              group.plan().name(),
              y - 11,
              FULL * value.median() / most,
              400 + FULL * value.least() / most,
              y - 4,
              400 + FULL * value.most() / most,
              408 + FULL * value.most() / most,
              value.median()));
      y += ROW;
    }
    return format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="900" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="400" y="14">events per second of a processor</text>
        %s</svg>
        """,
        y + 10, bars);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
