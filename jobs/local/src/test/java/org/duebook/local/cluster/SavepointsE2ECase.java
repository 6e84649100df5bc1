package org.duebook.local.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duebook.local.history.AwkwardHistory;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jobs on a cluster of processes that are stopped with a savepoint and go on from it: at another
 * parallelism, and in a later version.
 */
final class SavepointsE2ECase {
  private static final Path JOB = Path.of("../analytics/target/duebook-job.jar");
  private static final LocalDate FIRST_DAY = SimulatedLog.FIRST_DAY;
  private static final int DAYS = 120;
  private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DAYS - 1);

  /** The state of this version is written if it is asked for and not there; see README.md. */
  private static final String VERSION = "0.1.0-state-3";

  /** All state in files of its own: what lies in the metadata carries the name of its directory. */
  private static final String NO_STATE_IN_THE_METADATA =
      "execution.checkpointing.data-inline-threshold";

  private static final int WIDEST = 3;

  @TempDir private static Path directory;
  private static BrokerProcess broker;
  private static FlinkCluster cluster;
  private static String jar;

  @BeforeAll
  static void aBrokerAndACluster() throws Exception {
    broker = BrokerProcess.start(directory.resolve("broker"), port -> Map.of());
    cluster =
        FlinkCluster.start(
            directory.resolve("cluster"),
            2,
            Map.of(
                "taskmanager.numberOfTaskSlots",
                "2",
                "state.backend.type",
                "rocksdb",
                NO_STATE_IN_THE_METADATA,
                "0b"));
    jar = cluster.requests().upload(JOB);
  }

  @AfterAll
  static void allEnd() {
    if (cluster != null) {
      cluster.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void atWhateverParallelismTheJobGoesOnItPublishesTheBatchFold() throws Exception {
    List<HistoryEvent> events =
        Deliveries.disordered(AwkwardHistory.of(21, 60, FIRST_DAY, LAST_DAY), 4);
    int part = events.size() / 5;
    try (Trial trial =
        new Trial(
            "rescaled",
            1,
            WIDEST,
            broker.bootstrapServers(),
            cluster,
            directory,
            Trial.EVENT_TIME)) {
      trial.start(jar, 1, null);
      trial.send(events.subList(0, part));
      trial.sendBadRecords();
      trial.close(LAST_DAY.plusDays(1));
      String canonical = trial.stop("CANONICAL");

      trial.send(events.subList(part, 2 * part));
      trial.sendBadRecords();
      trial.start(jar, WIDEST, canonical);
      trial.send(events.subList(2 * part, 3 * part));
      trial.close(LAST_DAY.plusDays(2));
      String own = trial.stop("NATIVE");

      trial.send(events.subList(3 * part, 4 * part));
      trial.start(jar, 2, own);
      trial.sendBadRecords();
      trial.send(events.subList(4 * part, events.size()));
      trial.close(LAST_DAY.plusDays(40));
      trial.stop("CANONICAL");

      trial.mustHavePublishedTheFold();
      trial.mustNotHaveLoggedAnyOf(events);
    }
  }

  /** A file that a later version can't read any more would be lost books. */
  static List<CheckedInState> checkedInStates() throws Exception {
    CheckedInState ofThisVersion = CheckedInState.of(VERSION);
    if (ofThisVersion.isWanted()) {
      checkIn(ofThisVersion);
    }
    return CheckedInState.all();
  }

  private static Trial trialOf(CheckedInState state) throws Exception {
    // The savepoint holds the names of its topics, so they are those of its first day.
    return new Trial(
        "state-of-" + state, 1, broker.bootstrapServers(), cluster, directory, Trial.EVENT_TIME);
  }

  private static void checkIn(CheckedInState state) throws Exception {
    List<HistoryEvent> plain = SimulatedLog.of(31, 15, DAYS);
    List<HistoryEvent> awkward =
        Deliveries.disordered(AwkwardHistory.of(31, 15, FIRST_DAY, LAST_DAY), 8);
    int ofPlain = plain.size() * 2 / 3;
    int ofAwkward = awkward.size() / 2;
    try (Trial trial = trialOf(state)) {
      trial.start(jar, 1, null);
      trial.send(plain.subList(0, ofPlain));
      trial.send(awkward.subList(0, ofAwkward));
      trial.close(LAST_DAY.plusDays(1));
      // A savepoint must hold no transaction: the broker that knew of it will be gone.
      trial.rest();
      Path savepoint = Path.of(URI.create(trial.stop("CANONICAL")));
      List<HistoryEvent> later = new ArrayList<>(plain.subList(ofPlain, plain.size()));
      later.addAll(awkward.subList(ofAwkward, awkward.size()));
      state.write(savepoint, trial.contents(), trial.recordsOf(later));
    }
    throw new AssertionError(
        state + " was written (expected: there); run again without duebook.check-in-state");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checkedInStates")
  void fromASavepointOfAnOlderVersionTheJobGoesOnToTheBatchFoldOfAllEvents(CheckedInState old)
      throws Exception {
    old.mustNameNoMachine();
    List<ProducerRecord<byte[], byte[]>> later = old.sentLater();
    try (Trial trial = trialOf(old)) {
      trial.sendRecords(old.topics());

      trial.start(jar, 2, old.savepoint().toUri().toString());
      trial.sendRecords(later);
      trial.close(LAST_DAY.plusDays(40));
      trial.stop("CANONICAL");

      trial.mustHavePublishedTheFold();
    }
  }
}
