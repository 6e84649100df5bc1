package org.duebook.local.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a person sees what is printed. */
public final class Terminal {
  private static final int OUTPUT = 1;
  private static final int ERROR = 2;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean seesOutput() {
    return isTerminal(OUTPUT);
  }

  /** Whether standard error is a terminal. */
  public static boolean seesErrors() {
    return isTerminal(ERROR);
  }

  // From JDK 22 on a console may be there without a terminal; then bars are drawn into a file, no
  // more.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // No such place on this system: a console is the next best sign.
      return System.console() != null;
    }
  }
}
