package org.duebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class OneLineTest {
  private static String known(Throwable failure) {
    return OneLine.known(failure).orElseThrow();
  }

  @Test
  void aMessageThatSaysWhatItExpectedIsAllThereIsToSay() {
    assertThat(known(new IOException("--port: 80 (expected: a free port)")))
        .isEqualTo("--port: 80 (expected: a free port)");
    assertThat(
            known(
                new ExecutionException(
                    "java.io.IOException: x", new IOException("a: b (expected: c)"))))
        .isEqualTo("a: b (expected: c)");
  }

  @Test
  void aFullDiskIsNamedHoweverDeepItLies() {
    assertThat(
            known(
                new IllegalStateException(
                    "checkpoint failed",
                    new UncheckedIOException(new IOException("No space left on device")))))
        .startsWith("disk: full (expected: free space");
  }

  @Test
  void tooLittleMemoryIsNamedWithWhatThereIs() {
    assertThat(known(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
        .startsWith("memory: ")
        .contains("MB for Java", "-Xmx4g");
  }

  @Test
  void aPortInUseIsNamed() {
    assertThat(known(new IOException("no server", new BindException("Address already in use"))))
        .isEqualTo("port: Address already in use (expected: a free port; 0 takes one)");
  }

  @Test
  void aFileThatIsNotThereNotAllowedOrNoDirectoryIsNamed() {
    assertThat(known(new NoSuchFileException("a.csv")))
        .isEqualTo("a.csv: not there (expected: a file or directory that is)");
    assertThat(known(new AccessDeniedException("a.csv"))).startsWith("a.csv: not allowed");
    assertThat(known(new NotDirectoryException("a.csv"))).startsWith("a.csv: not a directory");
  }

  @Test
  void ofAnythingElseTheInnermostCauseIsTold() {
    IllegalStateException failure = new IllegalStateException("the broker is odd");

    assertThat(OneLine.known(failure)).isEmpty();
    assertThat(OneLine.unknown(new ExecutionException("around", failure)))
        .isEqualTo("IllegalStateException: the broker is odd");
  }
}
