package org.duebook.local.demo;

import java.io.PrintWriter;
import java.util.List;

/** Puts frames on a terminal, each over the last; elsewhere one below the other. */
final class FramePainter {
  private static final String CLEAR_LINE = "\u001b[2K";

  private final PrintWriter out;
  private final boolean terminal;
  private int linesBefore;

  FramePainter(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void paint(List<String> lines) {
    if (terminal && linesBefore > 0) {
      out.printf("\u001b[%dA", linesBefore);
    }
    for (String line : lines) {
      out.println((terminal ? CLEAR_LINE : "") + line);
    }
    for (int i = lines.size(); terminal && i < linesBefore; i++) {
      out.println(CLEAR_LINE);
    }
    if (!terminal) {
      out.println();
    }
    linesBefore = terminal ? Math.max(lines.size(), linesBefore) : 0;
    out.flush();
  }
}
