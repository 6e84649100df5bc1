package org.duebook.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Flink's REST interface, as far as a user needs it to run a job. */
final class ClusterRequests {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LINE_END = "\r\n";
  private static final String BOUNDARY = "a-jar-of-the-test";

  private final String base;

  ClusterRequests(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** An answer that is no success, with its text. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** The names of the TaskManagers that have registered and are not given up. */
  Set<String> taskManagers() throws IOException {
    Set<String> names = new TreeSet<>();
    get("/taskmanagers").get("taskmanagers").forEach(it -> names.add(it.get("id").asText()));
    return names;
  }

  /**
   * Uploads a jar.
   *
   * @return its name on the cluster
   */
  String upload(Path jar) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        String.join(
            LINE_END,
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"jarfile\"; filename=\"duebook-job.jar\"",
            "Content-Type: application/x-java-archive",
            "",
            "");
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(jar));
    String foot = LINE_END + "--" + BOUNDARY + "--" + LINE_END;
    body.writeBytes(foot.getBytes(StandardCharsets.UTF_8));
    String file =
        send(HttpRequest.newBuilder(uri("/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
            .get("filename")
            .asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Runs an uploaded jar.
   *
   * @param savepoint to start from, or null
   * @return the job's id
   */
  String run(String jar, List<String> arguments, String savepoint) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    arguments.forEach(body.putArray("programArgsList")::add);
    if (savepoint != null) {
      body.put("savepointPath", savepoint);
    }
    return post("/jars/" + jar + "/run", body).get("jobid").asText();
  }

  /** How a job is: RUNNING, RESTARTING, FAILED and so on. */
  String state(String job) throws IOException {
    return get("/jobs/" + job).get("state").asText();
  }

  /** Whether every task of a job runs. */
  boolean isRunning(String job) throws IOException {
    JsonNode details = get("/jobs/" + job);
    if (!details.get("state").asText().equals("RUNNING")) {
      return false;
    }
    for (JsonNode vertex : details.get("vertices")) {
      if (!vertex.get("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return true;
  }

  /** The number of the latest completed checkpoint; 0 if there is none. */
  long latestCheckpoint(String job) throws IOException {
    JsonNode completed = get("/jobs/" + job + "/checkpoints").path("latest").path("completed");
    return completed.path("id").asLong(0);
  }

  /** Counts of a job's checkpoints, by name such as {@code failed}. */
  long checkpoints(String job, String kind) throws IOException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path(kind).asLong();
  }

  /** Why a job failed last, as Flink tells it; empty if it did not. */
  String failure(String job) throws IOException {
    JsonNode entries = get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
    return entries.isEmpty() ? "" : entries.get(0).path("stacktrace").asText();
  }

  /** Everything that the web page shows of a job's settings and plan. */
  String shown(String job) throws IOException {
    return get("/jobs/" + job + "/config")
        + "\n"
        + get("/jobs/" + job)
        + "\n"
        + get("/jobs/" + job + "/plan")
        + "\n"
        + get("/jobmanager/config")
        + "\n"
        + get("/jobmanager/environment");
  }

  /** Ends a job as it is, if it has not ended by itself, and waits until it is gone. */
  void cancel(String job) throws IOException {
    if (!hasEnded(job)) {
      send(
          HttpRequest.newBuilder(uri("/jobs/" + job))
              .method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }
    Waiting.until("the job ends", PATIENCE, () -> hasEnded(job));
  }

  private boolean hasEnded(String job) throws IOException {
    return List.of("CANCELED", "FAILED", "FINISHED").contains(state(job));
  }

  /**
   * Stops a job with a savepoint; what it wrote is committed then.
   *
   * @return where the savepoint is
   */
  String stop(String job, Path directory, String format) throws IOException {
    ObjectNode body =
        JSON.createObjectNode()
            .put("targetDirectory", directory.toUri().toString())
            .put("drain", false)
            .put("formatType", format);
    String trigger = post("/jobs/" + job + "/stop", body).get("request-id").asText();
    String path = "/jobs/" + job + "/savepoints/" + trigger;
    Waiting.until(
        "the savepoint is there",
        PATIENCE,
        () -> get(path).path("status").path("id").asText().equals("COMPLETED"));
    JsonNode operation = get(path).get("operation");
    if (!operation.has("location")) {
      throw new RefusedException("no savepoint: " + operation);
    }
    return operation.get("location").asText();
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private JsonNode post(String path, ObjectNode body) throws IOException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private URI uri(String path) {
    return URI.create(base + path);
  }

  private static JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new RefusedException(answer.statusCode() + ": " + answer.body());
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the cluster", e);
    }
  }
}
