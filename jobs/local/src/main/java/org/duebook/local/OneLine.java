package org.duebook.local;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Says a failure in one line: what, and what to do about it. Where neither is known, it says what
 * the innermost cause says.
 */
final class OneLine {
  /** Part of this project's messages, which have the form "name: value (expected: …)". */
  private static final String SAYS_ALL = "(expected:";

  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  private OneLine() {}

  /** Whether a message says what was expected, so that nothing is to be added to it. */
  static boolean saysAll(Throwable failure) {
    return message(failure).contains(SAYS_ALL);
  }

  /**
   * What went wrong and what to do.
   *
   * @return empty if the failure is not a known one
   */
  static Optional<String> known(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .filter(OneLine::saysAll)
        .map(Throwable::getMessage)
        .findFirst()
        .or(() -> causes.stream().flatMap(cause -> machine(cause).stream()).findFirst())
        .or(() -> causes.stream().flatMap(cause -> file(cause).stream()).findFirst())
        .map(line -> line.lines().findFirst().orElse(line));
  }

  /** What the innermost cause says; what lies around it says where. */
  static String unknown(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause.getMessage() == null
            || cause instanceof ExecutionException
            || cause.getClass().getName().startsWith("org.apache.flink"))) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static Optional<String> machine(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return Optional.of(
          "memory: %d MB for Java are too few (expected: more, such as java -Xmx4g -jar duebook.jar)"
              .formatted(Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE));
    }
    if (message(cause).contains("No space left on device")) {
      return Optional.of(
          "disk: full (expected: free space; make some, or name a directory of another disk)");
    }
    if (cause instanceof BindException) {
      return Optional.of(
          "port: %s (expected: a free port; 0 takes one)".formatted(cause.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<String> file(Throwable cause) {
    if (cause instanceof FileSystemException problem) {
      String file = problem.getFile();
      if (problem instanceof NoSuchFileException) {
        return Optional.of(file + ": not there (expected: a file or directory that is)");
      }
      if (problem instanceof AccessDeniedException) {
        return Optional.of(file + ": not allowed (expected: the right to read or write it)");
      }
      if (problem instanceof NotDirectoryException) {
        return Optional.of(file + ": not a directory (expected: one)");
      }
    }
    return Optional.empty();
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? "" : cause.getMessage();
  }
}
