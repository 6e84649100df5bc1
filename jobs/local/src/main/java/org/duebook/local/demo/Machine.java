package org.duebook.local.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the demo needs of the machine it runs on, asked before anything is started: afterwards the
 * lack shows somewhere in Kafka or Flink, in their words.
 */
final class Machine {
  /** Half a year of the default region was 76 MB of log and checkpoints; days go on from there. */
  static final long LEAST_DISK_MEGABYTES = 512;

  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  private Machine() {}

  /** Whether nothing listens on a port of loopback; 0 is any free one. */
  static boolean isFree(int port) {
    if (port == 0) {
      return true;
    }
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port whose last connections are still closing is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  /** Free space where a directory is, in megabytes. */
  static long freeDiskMegabytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace() / BYTES_PER_MEGABYTE;
  }

  /** What Java may use at most, in megabytes. */
  static long memoryMegabytes() {
    return Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE;
  }
}
