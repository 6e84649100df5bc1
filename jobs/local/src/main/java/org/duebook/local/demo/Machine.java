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

  /** Broker, job and pages in one heap; with less they mostly collect garbage. */
  static final long LEAST_MEMORY_MEGABYTES = 600;

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

  /**
   * What a machine has too little of.
   *
   * @param directory where log and checkpoints go
   * @param freeDiskMegabytes free space there
   * @param memoryMegabytes what Java may use at most
   * @return one line; empty: it has enough
   */
  static String problem(Path directory, long freeDiskMegabytes, long memoryMegabytes) {
    if (freeDiskMegabytes < LEAST_DISK_MEGABYTES) {
      return "--directory: %s has %,d MB free (expected: %,d MB; make room or name a directory of another disk)"
          .formatted(directory, freeDiskMegabytes, LEAST_DISK_MEGABYTES);
    }
    if (memoryMegabytes < LEAST_MEMORY_MEGABYTES) {
      return "memory: %,d MB for Java (expected: %,d MB or more, such as java -Xmx2g -jar duebook.jar demo)"
          .formatted(memoryMegabytes, LEAST_MEMORY_MEGABYTES);
    }
    return "";
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
