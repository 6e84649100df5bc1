package org.duebook.local.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A disk of a few megabytes that can be full: a tmpfs, which only root may mount. */
final class SmallDisk implements AutoCloseable {
  private static final int MEBIBYTES = 16;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts the disk, or nothing where that is not permitted. */
  static Optional<SmallDisk> mountIfPermitted(Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    int exit =
        run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", directory.toString());
    return exit == 0 ? Optional.of(new SmallDisk(directory)) : Optional.empty();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Its directory. */
  Path directory() {
    return directory;
  }

  /** Fills it to the last byte, again if it was filled before. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream filler =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (Files.getFileStore(directory).getUsableSpace() > 0) {
        filler.write(block);
      }
    }
  }

  /** Frees what {@link #fill} took. */
  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", directory.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while unmounting", e);
    }
  }
}
