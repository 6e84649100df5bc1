package org.duebook.local.start;

import java.lang.reflect.InvocationTargetException;

/**
 * Where the jar starts. Compiled for Java 8, so that an older Java than the rest needs gets as far
 * as saying so, in place of a stack trace.
 */
public final class Start {
  /** What the rest is compiled for. */
  private static final int OLDEST = 17;

  private static final String COMMAND_LINE = "org.duebook.local.Duebook";

  private Start() {}

  /** Checks the Java that runs this, then runs the command. Exit code 1: another Java is needed. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    String problem =
        problem(System.getProperty("java.specification.version"), System.getProperty("java.home"));
    if (!problem.isEmpty()) {
      System.err.println(problem);
      System.exit(1);
    }
    try {
      // By name: this class is compiled before those that need a newer Java.
      Class.forName(COMMAND_LINE)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(COMMAND_LINE + ": did not start", e.getCause());
    }
  }

  /**
   * What is wrong with a Java.
   *
   * @param specification its version, such as 1.8 or 17
   * @param home where it is installed
   * @return one line; empty: it will do
   */
  static String problem(String specification, String home) {
    String feature = specification.startsWith("1.") ? specification.substring(2) : specification;
    if (Integer.parseInt(feature) >= OLDEST) {
      return "";
    }
    return "duebook: Java "
        + feature
        + " at "
        + home
        + " (expected: Java "
        + OLDEST
        + " or later; install one and put it first in PATH)";
  }
}
