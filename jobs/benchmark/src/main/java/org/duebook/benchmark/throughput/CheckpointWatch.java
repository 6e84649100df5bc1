package org.duebook.benchmark.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;

/** Asks a job once a second for its checkpoints: when it has ended, nobody is left to ask. */
final class CheckpointWatch implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI address;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private volatile Seen seen = Seen.NONE;

  /**
   * What the checkpoints were.
   *
   * @param completed how many
   * @param lastBytes full size of the last one
   * @param slowestMillis how long the slowest took
   */
  record Seen(long completed, long lastBytes, long slowestMillis) {
    static final Seen NONE = new Seen(0, 0, 0);
  }

  private CheckpointWatch(int port, JobID job) {
    address = URI.create("http://127.0.0.1:%d/jobs/%s/checkpoints".formatted(port, job));
    thread = new Thread(this::watch, "checkpoint-watch");
    thread.setDaemon(true);
  }

  static CheckpointWatch start(int port, JobID job) {
    CheckpointWatch watch = new CheckpointWatch(port, job);
    watch.thread.start();
    return watch;
  }

  Seen seen() {
    return seen;
  }

  private void watch() {
    try {
      while (!ended.await(1, TimeUnit.SECONDS)) {
        ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return;
      }
      JsonNode checkpoints = json.readTree(answer.body());
      JsonNode latest = checkpoints.path("latest").path("completed");
      if (!latest.isMissingNode() && !latest.isNull()) {
        seen =
            new Seen(
                checkpoints.path("counts").path("completed").asLong(),
                latest.path("state_size").asLong(),
                checkpoints.path("summary").path("end_to_end_duration").path("max").asLong());
      }
    } catch (IOException e) {
      // The job is ending and no longer answers; what was seen before holds.
      System.err.println("checkpoints: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
