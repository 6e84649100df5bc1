package org.duebook.models.card;

import java.util.List;
import java.util.Locale;

/** Draws lines over a square from 0 to 100 % both ways, as SVG. */
final class Plot {
  private static final int SIDE = 400;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int TICKS = 5;
  private static final int LEGEND_LINE = 18;

  private final StringBuilder svg = new StringBuilder();
  private int legends;

  Plot(String title, String across, String up) {
    append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n",
        LEFT + SIDE + 20, TOP + SIDE + 120);
    append("<title>%s</title>%n", title);
    append("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n");
    append("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>%n", LEFT, title);
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = (double) tick / TICKS;
      append(
          "<path d=\"M%.1f %dV%d M%d %.1fH%d\" stroke=\"#dddddd\" fill=\"none\"/>%n",
          x(share), TOP, TOP + SIDE, LEFT, y(share), LEFT + SIDE);
      append(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f %%</text>%n",
          x(share), TOP + SIDE + 16, share * 100);
      append(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f %%</text>%n",
          LEFT - 6, y(share) + 4, share * 100);
    }
    append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
        LEFT + SIDE / 2, TOP + SIDE + 34, across);
    append(
        "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
        TOP + SIDE / 2, up);
  }

  /**
   * Adds a line through points of (across, up), each 0 to 1; points that are NaN are passed over.
   */
  Plot line(String legend, String colour, String dashes, List<double[]> points, boolean dots) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      if (!Double.isNaN(point[0]) && !Double.isNaN(point[1])) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(String.format(Locale.ROOT, "%.1f %.1f", x(point[0]), y(point[1])));
        if (dots) {
          append(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
              x(point[0]), y(point[1]), colour);
        }
      }
    }
    append(
        "<path d=\"%s\" stroke=\"%s\" stroke-dasharray=\"%s\" stroke-width=\"2\" fill=\"none\"/>%n",
        path, colour, dashes);
    int row = TOP + SIDE + 54 + LEGEND_LINE * legends++;
    append(
        "<path d=\"M%d %dh30\" stroke=\"%s\" stroke-dasharray=\"%s\" stroke-width=\"2\"/>%n",
        LEFT, row, colour, dashes);
    append("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT + 38, row + 4, legend);
    return this;
  }

  /** The whole drawing. */
  String svg() {
    return svg + "</svg>\n";
  }

  private static double x(double share) {
    return LEFT + SIDE * share;
  }

  private static double y(double share) {
    return TOP + SIDE * (1 - share);
  }

  // The line break must not depend on the machine: a card is the same bytes everywhere.
  private void append(String pattern, Object... values) {
    svg.append(String.format(Locale.ROOT, pattern.replace("%n", "\n"), values));
  }
}
