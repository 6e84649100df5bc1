package org.duebook.benchmark.throughput;

import java.util.concurrent.CompletableFuture;

/** Something that goes on beside, on a thread of its own. */
final class Background {
  private Background() {}

  /** Begins it; whoever joins it learns of its failure. */
  static CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(
        task,
        command -> {
          Thread thread = new Thread(command);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
