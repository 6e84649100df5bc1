package org.duebook.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A machine's clock that a test can set, for the classes of another process that {@link ClockAgent}
 * has turned to it. A file says by how many milliseconds it is off; an absent file is none.
 */
public final class ShiftedClock {
  private static final long LOOK_NANOS = 20_000_000;

  private static volatile Path file;
  private static volatile long shiftMillis;
  private static volatile long lookedNanos = System.nanoTime() - LOOK_NANOS;

  private ShiftedClock() {}

  /** Takes the shift from a file from now on. */
  static void follow(Path shiftFile) {
    file = shiftFile;
  }

  /** Sets the clock of all processes that follow a file to the noon of a day. */
  static void set(Path shiftFile, LocalDate day) throws IOException {
    long noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).toEpochMilli();
    long millis = noon - System.currentTimeMillis();
    Path fresh = shiftFile.resolveSibling(shiftFile.getFileName() + ".new");
    Files.writeString(fresh, String.valueOf(millis));
    Files.move(
        fresh, shiftFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** In the place of {@link System#currentTimeMillis}. */
  public static long currentTimeMillis() {
    long nanos = System.nanoTime();
    if (nanos - lookedNanos > LOOK_NANOS) {
      lookedNanos = nanos;
      try {
        shiftMillis = Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
      } catch (IOException e) {
        throw new IllegalStateException(file + ": not readable", e);
      }
    }
    return System.currentTimeMillis() + shiftMillis;
  }
}
