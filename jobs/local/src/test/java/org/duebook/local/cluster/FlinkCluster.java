package org.duebook.local.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Flink cluster as a user runs it: JobManager, TaskManagers and the ZooKeeper of its high
 * availability, each a process of its own, with nothing of Duebook on their class paths. The job
 * comes as its jar over REST.
 *
 * <p>What is not Flink's default is stated in {@link #configuration}: short heartbeats, so that a
 * dead machine is noticed in seconds, and little memory.
 */
final class FlinkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What Flink's distribution has in its lib directory; all else comes in the job's jar. */
  private static final Pattern OF_THE_DISTRIBUTION =
      Pattern.compile(
          ".*/(flink-(annotations|core|datastream|streaming|runtime|clients|rpc|shaded|metrics|hadoop|statebackend"
              + "|connector-(base|datagen|files)|file-sink|queryable)[^/]*|log4j-[^/]*|slf4j-api[^/]*|frocksdbjni[^/]*|commons-[^/]*"
              + "|snappy[^/]*|lz4[^/]*|zstd[^/]*|kryo[^/]*|minlog[^/]*|reflectasm[^/]*|objenesis[^/]*|javassist[^/]*"
              + "|jsr305[^/]*|snakeyaml-engine[^/]*|asm-[^/]*)\\.jar");

  private final Path directory;
  private final int zooKeeperPort;
  private final int restPort;
  private final Map<String, String> further;
  private final List<String> classPath;
  private final List<OwnProcess> taskManagers = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private OwnProcess zooKeeper;
  private OwnProcess jobManager;
  private int started;

  private FlinkCluster(Path directory, Map<String, String> further) throws IOException {
    this.directory = directory;
    this.zooKeeperPort = BrokerProcess.freePort();
    this.restPort = BrokerProcess.freePort();
    this.further = further;
    this.classPath =
        Stream.of(
                System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
            .filter(entry -> OF_THE_DISTRIBUTION.matcher(entry).matches())
            .toList();
  }

  /**
   * Starts ZooKeeper, a JobManager and TaskManagers of one slot.
   *
   * @param further Flink options over those of the test
   */
  static FlinkCluster start(Path directory, int taskManagers, Map<String, String> further)
      throws IOException {
    return start(directory, taskManagers, further, Map.of());
  }

  /** The same with environment variables for JobManager and TaskManagers. */
  static FlinkCluster start(
      Path directory, int taskManagers, Map<String, String> further, Map<String, String> variables)
      throws IOException {
    FlinkCluster cluster = new FlinkCluster(directory, further);
    cluster.environment.putAll(variables);
    try {
      cluster.writeConfiguration();
      cluster.startZooKeeper();
      cluster.startJobManager();
      cluster.replaceTaskManagers(taskManagers);
      return cluster;
    } catch (IOException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private Map<String, String> configuration() {
    Map<String, String> options = new HashMap<>();
    options.put("jobmanager.rpc.address", "127.0.0.1");
    options.put("jobmanager.bind-host", "127.0.0.1");
    options.put("taskmanager.bind-host", "127.0.0.1");
    options.put("taskmanager.host", "127.0.0.1");
    options.put("rest.address", "127.0.0.1");
    options.put("rest.bind-address", "127.0.0.1");
    options.put("rest.port", String.valueOf(restPort));
    options.put("high-availability.type", "zookeeper");
    options.put("high-availability.zookeeper.quorum", "127.0.0.1:" + zooKeeperPort);
    options.put("high-availability.storageDir", directory.resolve("ha").toUri().toString());
    options.put("execution.checkpointing.dir", checkpoints().toUri().toString());
    options.put("execution.checkpointing.savepoint-dir", directory.toUri().toString());
    options.put("heartbeat.interval", "1s");
    options.put("heartbeat.timeout", "15s");
    options.put("restart-strategy.type", "fixed-delay");
    options.put("restart-strategy.fixed-delay.attempts", "1000");
    options.put("restart-strategy.fixed-delay.delay", "500ms");
    options.put("slot.request.timeout", "60s");
    options.put("taskmanager.numberOfTaskSlots", "1");
    options.put("taskmanager.cpu.cores", "1");
    options.put("taskmanager.memory.framework.heap.size", "128m");
    options.put("taskmanager.memory.task.heap.size", "384m");
    options.put("taskmanager.memory.framework.off-heap.size", "64m");
    options.put("taskmanager.memory.task.off-heap.size", "64m");
    options.put("taskmanager.memory.managed.size", "128m");
    options.put("taskmanager.memory.jvm-metaspace.size", "256m");
    options.put("taskmanager.memory.jvm-overhead.min", "128m");
    options.put("taskmanager.memory.jvm-overhead.max", "128m");
    options.put("taskmanager.memory.network.min", "64m");
    options.put("taskmanager.memory.network.max", "64m");
    options.put("io.tmp.dirs", directory.resolve("tmp").toString());
    // Uploaded jars are there for the next JobManager too.
    options.put("web.upload.dir", directory.resolve("web").toString());
    options.putAll(further);
    if (Without.RESTART_STRATEGY.isTakenAway()) {
      options.put("restart-strategy.type", "none");
    }
    if (Without.HIGH_AVAILABILITY.isTakenAway()) {
      options.put("high-availability.type", "NONE");
    }
    if (Without.HEARTBEATS.isTakenAway()) {
      options.put("heartbeat.timeout", "1h");
    }
    return options;
  }

  private void writeConfiguration() throws IOException {
    Path conf = Files.createDirectories(conf());
    Files.createDirectories(directory.resolve("tmp"));
    Files.createDirectories(directory.resolve("web"));
    StringBuilder yaml = new StringBuilder();
    configuration().forEach((key, value) -> yaml.append("%s: \"%s\"%n".formatted(key, value)));
    Files.writeString(conf.resolve("config.yaml"), yaml);
    Files.writeString(
        conf.resolve("log4j.properties"),
        """
        status = error
        appender.out.type = Console
        appender.out.name = out
        appender.out.layout.type = PatternLayout
        appender.out.layout.pattern = %d %-5p %c{1} %m%n
        rootLogger.level = INFO
        rootLogger.appenderRef.out.ref = out
        """);
    Files.writeString(
        conf.resolve("zoo.cfg"),
        """
        tickTime=500
        initLimit=10
        syncLimit=5
        dataDir=%s
        clientPort=%d
        clientPortAddress=127.0.0.1
        admin.enableServer=false
        """
            .formatted(directory.resolve("zookeeper"), zooKeeperPort));
  }

  private Path conf() {
    return directory.resolve("conf");
  }

  private Path checkpoints() {
    return directory.resolve("checkpoints");
  }

  /** The files of the checkpoints that are there now. */
  List<Path> checkpointFiles() throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private OwnProcess process(
      String name, String mainClass, List<String> arguments, List<String> javaOptions)
      throws IOException {
    List<String> options = new ArrayList<>(javaOptions);
    options.add("-XX:+UseSerialGC");
    options.add("-Dlog4j.configurationFile=" + conf().resolve("log4j.properties").toUri());
    return OwnProcess.start(
        name,
        new OwnProcess.Program(mainClass, arguments, options, classPath, environment),
        directory.resolve("logs").resolve(name + ".out"));
  }

  private void startZooKeeper() throws IOException {
    zooKeeper =
        process(
            "zookeeper",
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
            List.of("--zkConfigFile", conf().resolve("zoo.cfg").toString(), "--peerId", "1"),
            List.of("-Xmx128m"));
  }

  /** Starts a JobManager; one that was killed must be gone. */
  void startJobManager() throws IOException {
    jobManager =
        process(
            "jobmanager-" + ++started,
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            List.of("--configDir", conf().toString()),
            List.of("-Xmx512m"));
    Waiting.until(
        "the JobManager answers",
        PATIENCE,
        () -> {
          jobManager.mustBeAlive();
          return requests().taskManagers() != null;
        });
  }

  /** Starts one more TaskManager of one slot. */
  OwnProcess startTaskManager(String... javaOptions) throws IOException {
    List<String> options = new ArrayList<>(List.of("-Xmx512m"));
    options.addAll(List.of(javaOptions));
    String name = "taskmanager-" + ++started;
    OwnProcess taskManager =
        process(
            name,
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            List.of("--configDir", conf().toString(), "-Dtaskmanager.resource-id=" + name),
            options);
    taskManagers.add(taskManager);
    return taskManager;
  }

  /** Starts another TaskManager for each that has ended, as whoever runs a cluster does. */
  void replaceEndedTaskManagers(String... javaOptions) throws IOException {
    List<OwnProcess> ended = taskManagers.stream().filter(it -> !it.isAlive()).toList();
    taskManagers.removeAll(ended);
    for (int i = 0; i < ended.size(); i++) {
      startTaskManager(javaOptions);
    }
  }

  /** A TaskManager that is alive, by its place in the order of their starts. */
  OwnProcess taskManager(int index) {
    List<OwnProcess> alive = taskManagers.stream().filter(OwnProcess::isAlive).toList();
    return alive.get(index % alive.size());
  }

  /** Kills every TaskManager and starts as many as are wanted, which take their places. */
  void replaceTaskManagers(int count, String... javaOptions) throws IOException {
    taskManagers.forEach(OwnProcess::kill);
    taskManagers.clear();
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      names.add(startTaskManager(javaOptions).name());
    }
    Waiting.until(
        "the TaskManagers are registered",
        PATIENCE,
        () -> {
          mustBeAlive();
          return requests().taskManagers().equals(names);
        });
  }

  /** The running JobManager. */
  OwnProcess jobManager() {
    return jobManager;
  }

  /** What can be asked of the cluster. */
  ClusterRequests requests() {
    return new ClusterRequests(restPort);
  }

  private void mustBeAlive() {
    jobManager.mustBeAlive();
    zooKeeper.mustBeAlive();
    taskManagers.forEach(OwnProcess::mustBeAlive);
  }

  /** What all processes that ever ran have printed. */
  List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("logs"))) {
      return files.sorted().toList();
    }
  }

  /** Ends every process of the cluster. */
  @Override
  public void close() {
    taskManagers.forEach(OwnProcess::close);
    for (OwnProcess process : new OwnProcess[] {jobManager, zooKeeper}) {
      if (process != null) {
        process.close();
      }
    }
  }
}
