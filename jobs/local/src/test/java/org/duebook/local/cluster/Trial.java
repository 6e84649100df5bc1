package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.cluster.PublishedRecords.Isolation;
import org.duebook.local.history.BadRecord;
import org.duebook.local.history.ClosingEvents;
import org.duebook.local.history.HistoryEvent;

/** One job on the cluster, with topics of its own, and the batch fold of all it was sent. */
final class Trial implements AutoCloseable {
  /** How long the slowest of machines may take for anything. */
  static final Duration PATIENCE = Duration.ofSeconds(Without.isAnyTakenAway() ? 75 : 180);

  /** Business time goes by events alone, and every partition has its part in it. */
  static final String EVENT_TIME = "clock: EVENTS, idleness: 1h";

  /** Of every topic, where a trial does not ask for another number. */
  static final int PARTITIONS = 2;

  private static final Duration BETWEEN_COMPARISONS = Duration.ofMillis(400);

  private final FlinkCluster cluster;
  private final String prefix;
  private final int partitions;
  private final String time;
  private final Path directory;
  private final BatchFold fold;
  private final TopicWriter writer;
  private final PublishedRecords published;
  private final PublishedRecords committed;
  private final PublishedRecords uncommitted;
  private PublishedRecords stalled;
  private Watch watch = () -> {};
  private final List<HistoryEvent> unclosed = new ArrayList<>();
  private String bootstrapServers;
  private String properties = "{}";
  private String checkpoints = "";
  private String job;

  /**
   * A trial.
   *
   * @param name may stand in the names of topics and directories
   * @param seed of the partitions that events are sent to
   * @param time settings of the section {@code time}
   */
  Trial(
      String name,
      long seed,
      String bootstrapServers,
      FlinkCluster cluster,
      Path parent,
      String time)
      throws Exception {
    this(name, seed, PARTITIONS, bootstrapServers, cluster, parent, time);
  }

  /**
   * A trial with a number of partitions. A source that has none would hold business time back, so
   * there must be as many as the job has subtasks.
   */
  Trial(
      String name,
      long seed,
      int partitions,
      String bootstrapServers,
      FlinkCluster cluster,
      Path parent,
      String time)
      throws Exception {
    this.partitions = partitions;
    this.cluster = cluster;
    this.bootstrapServers = bootstrapServers;
    this.prefix = name + "-" + seed + "-";
    this.time = time;
    this.directory = Files.createDirectories(parent.resolve(prefix + "trial"));
    this.fold = new BatchFold(SettingsFile.read(settings(1)), directory);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      KafkaTopics.createMissing(admin, KafkaTopics.all(prefix, partitions, Optional.empty()));
    }
    this.writer = new TopicWriter(bootstrapServers, prefix, partitions, seed);
    this.committed = reader(Isolation.READ_COMMITTED);
    this.uncommitted = reader(Isolation.READ_UNCOMMITTED);
    this.published = readerOfWhatIsPublished();
  }

  private PublishedRecords reader(Isolation isolation) {
    return new PublishedRecords(bootstrapServers, prefix, partitions, isolation);
  }

  private PublishedRecords readerOfWhatIsPublished() {
    return reader(
        Without.ISOLATION.isTakenAway() ? Isolation.READ_UNCOMMITTED : Isolation.READ_COMMITTED);
  }

  /** Keeps the checkpoints of jobs that start from now on in a directory. */
  void checkpointsIn(Path other) {
    checkpoints = other.toUri().toString();
  }

  /** Who looks after the machines while a trial waits. */
  interface Watch {
    /** Looks, and does what is to be done. */
    void look() throws IOException;
  }

  /** While the trial waits for its outputs, somebody looks after the machines. */
  void watchedBy(Watch other) {
    watch = other;
  }

  /**
   * Jobs that start from now on come in by another door than the test.
   *
   * @param servers where they connect to
   * @param kafkaProperties how, as the setting {@code kafka.properties}
   */
  void connects(String servers, String kafkaProperties) {
    bootstrapServers = servers;
    // Of one line, so that it keeps its place in the settings.
    properties = String.join(" ", kafkaProperties.lines().toList());
  }

  private Path settings(int parallelism) throws IOException {
    return Files.writeString(
        directory.resolve("duebook.yaml"),
        """
        time: {%s, coalescing: 40ms, catch-up: 200ms}
        kafka:
          bootstrap-servers: %s
          topic-prefix: %s
          group-id: %s
          transactional-id-prefix: %s
          properties: %s
        flink:
          parallelism: %d
          checkpoint-interval: 1s
          checkpoint-directory: "%s"
        """
            .formatted(
                time,
                bootstrapServers,
                prefix,
                prefix,
                prefix,
                properties,
                parallelism,
                checkpoints));
  }

  /**
   * Starts the job.
   *
   * @param jar its name on the cluster
   * @param savepoint to start from, or null
   */
  void start(String jar, int parallelism, String savepoint) throws IOException {
    job =
        cluster
            .requests()
            .run(
                jar,
                List.of("--settings", settings(parallelism).toString()),
                Without.SAVEPOINT.isTakenAway() ? null : savepoint);
  }

  /** The running job's id. */
  String job() {
    return job;
  }

  /** Sends events in their order. */
  void send(List<HistoryEvent> events) {
    writer.send(events);
    unclosed.addAll(events);
  }

  /** What lies in the topics now, for readers at read_committed. */
  List<ProducerRecord<byte[], byte[]>> contents() {
    return TopicContents.of(bootstrapServers, prefix, partitions);
  }

  /** The records that events are sent as, without sending them. */
  List<ProducerRecord<byte[], byte[]>> recordsOf(List<HistoryEvent> events) {
    return writer.drawPartitions(events);
  }

  /** Sends records as they are, and takes the events among them as sent. */
  void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
    writer.sendRecords(records);
    unclosed.addAll(TopicContents.events(records));
  }

  /** Sends one record of every kind that must be refused. */
  void sendBadRecords() {
    for (BadRecord bad : BadRecord.all()) {
      fold.add(bad, writer.sendBytes(bad.topic(), bad.payload()));
    }
  }

  /** Closes a day behind all that was sent, and waits until all it comes to is committed. */
  void close(LocalDate day) throws IOException {
    reach(day);
    passTo(day);
  }

  /**
   * Brings business time to a day by events in every partition. After a restart it begins only when
   * each of them has sent something, or has been silent for {@code time.idleness}.
   */
  void reach(LocalDate day) {
    List<HistoryEvent> closings = ClosingEvents.of(day);
    closings.forEach(writer::sendToAllPartitions);
    unclosed.addAll(closings);
  }

  /** Waits until all that was sent is committed as of a day that comes by itself. */
  void passTo(LocalDate day) throws IOException {
    fold.add(unclosed, day);
    unclosed.clear();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean reached = false;
    while (!reached && System.nanoTime() < deadline) {
      // Comparing takes longer than reading: it is done now and then.
      published.readUntil(() -> false, BETWEEN_COMPARISONS);
      mustNotHaveFailed();
      watch.look();
      reached = fold.isReachedBy(published);
    }
    assertThat(reached ? List.of() : fold.missingFrom(published))
        .as("what was not published within %s", PATIENCE)
        .isEmpty();
  }

  /** A job that has failed for good will not publish what is waited for. */
  private void mustNotHaveFailed() {
    try {
      if (cluster.requests().state(job).equals("FAILED")) {
        throw new AssertionError("the job failed: " + cluster.requests().failure(job));
      }
    } catch (IOException e) {
      // A JobManager that has just started does not know the job yet.
      return;
    }
  }

  /** Waits until a record is written that no checkpoint has committed yet. */
  boolean writesSomething(Duration atMost) {
    int before = uncommitted.count();
    return uncommitted.readUntil(() -> uncommitted.count() > before, atMost);
  }

  /** Waits until nothing is written any more between two checkpoints. */
  void rest() throws IOException {
    int before;
    do {
      before = uncommitted.count();
      long checkpoint = cluster.requests().latestCheckpoint(job);
      Waiting.until(
          "two more checkpoints",
          PATIENCE,
          () -> cluster.requests().latestCheckpoint(job) > checkpoint + 1);
      uncommitted.readUntil(() -> false, BETWEEN_COMPARISONS);
    } while (uncommitted.count() > before);
  }

  /**
   * How many records are written and not committed now; less than nothing if more came and were
   * committed while it looked.
   */
  int open() {
    uncommitted.readToTheEnd();
    committed.readToTheEnd();
    return uncommitted.count() - committed.count();
  }

  /** Waits until readers at read_committed know an account, given as a practice and an account. */
  void publishes(String account) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean seen = false;
    while (!seen && System.nanoTime() < deadline) {
      seen =
          published.readUntil(
              () -> published.keys(OutputTopic.ACCOUNT_KPIS).contains(account),
              BETWEEN_COMPARISONS);
      mustNotHaveFailed();
    }
    assertThat(seen).as("an event is visible within %s", PATIENCE).isTrue();
  }

  /**
   * Stops the job; all it wrote is committed then.
   *
   * @param format CANONICAL or NATIVE
   * @return the savepoint
   */
  String stop(String format) throws IOException {
    String savepoint = cluster.requests().stop(job, directory.resolve("savepoint"), format);
    job = null;
    return savepoint;
  }

  /** Checks all that the stopped job has published from its first record to its last. */
  void mustHavePublishedTheFold() throws IOException {
    published.readToTheEnd();
    fold.mustBeAllOf(published);
  }

  /** One reader sees what is there, and then reads no more. */
  void oneReaderStandsStill() {
    stalled = readerOfWhatIsPublished();
    stalled.readToTheEnd();
  }

  /**
   * The reader that stood still reads on from where it was.
   *
   * @return how many records it had missed
   */
  int theOtherReaderGoesOn() {
    int before = stalled.count();
    if (Without.POSITION.isTakenAway()) {
      stalled.skipToTheEnd();
    }
    stalled.readToTheEnd();
    return stalled.count() - before;
  }

  /** Checks that the reader that stood still has seen what the other has. */
  void theOtherReaderMustHaveSeenTheFold() throws IOException {
    fold.mustBeAllOf(stalled);
  }

  /** Checks that no process of the cluster has written an account or claim of these events. */
  void mustNotHaveLoggedAnyOf(List<HistoryEvent> events) throws IOException {
    LogCanary.mustNotSing(cluster.logs(), events);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    published.close();
    committed.close();
    uncommitted.close();
    if (stalled != null) {
      stalled.close();
    }
    if (job != null) {
      cluster.requests().cancel(job);
    }
  }
}
