package org.duebook.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.dashboard.Dashboard;
import org.duebook.local.simulator.HistoryProducer;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.local.simulator.SimulationOptions;
import org.duebook.local.terminal.Terminal;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * The running demo: everything that was started, so that it can be ended again in the right order.
 */
final class Demo {
  private static final int PARTITIONS = 2;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final Duration FRAME = Duration.ofSeconds(1);
  private static final Duration FRAME_WITHOUT_TERMINAL = Duration.ofSeconds(5);
  private static final Duration CANCEL = Duration.ofSeconds(15);

  private final Plan plan;
  private final PrintWriter out;
  private final LocalBroker broker;
  private final JobClient job;
  private final Dashboard dashboard;
  private final HistoryProducer producer;
  private final OutputWatcher watcher;
  private final Thread producing;
  private final Thread watching;
  private final Thread swapping;
  private volatile Throwable failure;

  /**
   * What the demo is asked to be.
   *
   * @param home directory of everything it writes
   * @param accounts simulated accounts
   * @param practices simulated practices
   * @param seed of the simulation
   * @param historyDays days loaded at once
   * @param liveDay how long a business day then takes
   * @param kafkaPort port of the broker, 0 for a free one
   * @param webPort port of Flink's web pages, 0 for a free one
   * @param dashboardPort port of the dashboard, 0 for a free one
   */
  record Plan(
      Path home,
      int accounts,
      int practices,
      long seed,
      int historyDays,
      Duration liveDay,
      int kafkaPort,
      int webPort,
      int dashboardPort) {}

  private Demo(Plan plan, PrintWriter out, LocalBroker broker, JobClient job, Dashboard dashboard) {
    this.plan = plan;
    this.out = out;
    this.broker = broker;
    this.job = job;
    this.dashboard = dashboard;
    LocalDate liveFrom = FIRST_DAY.plusDays(plan.historyDays());
    producer =
        new HistoryProducer(
            broker.clientProperties(),
            "",
            new SimulatedHistory(
                plan.seed(),
                plan.accounts(),
                FIRST_DAY,
                SimulationOptions.defaults().withPractices(plan.practices())),
            new SingleObjectWireFormat(),
            liveFrom,
            plan.liveDay(),
            LocalDate.MAX);
    watcher = new OutputWatcher(broker.bootstrapServers());
    producing = thread("simulator", producer);
    watching = thread("output-watcher", watcher);
    swapping =
        thread(
            "model-swap",
            new ModelSwap(
                broker.clientProperties(),
                () -> watcher.totals().businessDay(),
                liveFrom,
                plan.liveDay().toMillis()));
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, e) -> failure = e);
    return thread;
  }

  /** Starts everything; what was started is ended again if a later part fails. */
  static Demo start(Plan plan, PrintWriter out) throws Exception {
    out.println("starting Kafka …");
    LocalBroker broker = LocalBroker.start(plan.home().resolve("kafka"), plan.kafkaPort());
    try {
      try (Admin admin = Admin.create(broker.clientProperties())) {
        KafkaTopics.createMissing(admin, KafkaTopics.all("", PARTITIONS, Optional.empty()));
      }
      int webPort = plan.webPort() == 0 ? freePort() : plan.webPort();
      out.println("starting Flink …");
      DuebookSettings settings = settings(plan, broker);
      Configuration configuration = DuebookJob.configuration(settings);
      configuration.set(RestOptions.BIND_PORT, String.valueOf(webPort));
      configuration.set(RestOptions.PORT, webPort);
      configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
      environment.setParallelism(PARTITIONS);
      DuebookJob.wire(environment, settings);
      JobClient job = environment.executeAsync("Duebook demo");
      Demo demo = new Demo(plan, out, broker, job, dashboard(plan, broker, settings));
      demo.printAddresses(webPort);
      demo.watching.start();
      demo.producing.start();
      demo.swapping.start();
      return demo;
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  /** Settings of the demo: time is the simulation's, and what is said is soon to be seen. */
  private static DuebookSettings settings(Plan plan, LocalBroker broker) {
    return SettingsFile.parse(
        """
        time:
          clock: EVENTS
          ahead-limit: 36500d
          idleness: 2s
          catch-up: 1s
        kafka:
          bootstrap-servers: %s
        flink:
          checkpoint-interval: 1s
          checkpoint-directory: %s
        """
            .formatted(broker.bootstrapServers(), plan.home().resolve("checkpoints").toUri()),
        "settings of the demo",
        name -> null);
  }

  private static Dashboard dashboard(Plan plan, LocalBroker broker, DuebookSettings settings)
      throws Exception {
    return Dashboard.start(
        new Dashboard.Options(
            broker.clientProperties(),
            "",
            "127.0.0.1",
            plan.dashboardPort(),
            "",
            settings.business().currency()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void printAddresses(int webPort) {
    out.println();
    out.println("dashboard        " + dashboard.address());
    out.println("Kafka            " + broker.bootstrapServers());
    out.println("Flink's pages    http://127.0.0.1:" + webPort);
    out.println("files and log    " + plan.home());
    out.println();
  }

  /**
   * Shows frames until it is told to stop, the time is over, or something fails.
   *
   * @param stop tells to stop
   * @param limit how long at most, or null for no limit
   */
  void show(CountDownLatch stop, Duration limit) throws Exception {
    boolean terminal = Terminal.seesOutput();
    Duration frame = terminal ? FRAME : FRAME_WITHOUT_TERMINAL;
    FramePainter painter = new FramePainter(out, terminal);
    long started = System.nanoTime();
    long lastEvents = 0;
    long lastRecords = 0;
    long last = started;
    boolean done = false;
    while (!done) {
      long left = limit == null ? Long.MAX_VALUE : limit.toNanos() - (System.nanoTime() - started);
      done = stop.await(Math.min(frame.toNanos(), Math.max(0, left)), TimeUnit.NANOSECONDS);
      throwFailure();
      long now = System.nanoTime();
      BookView.Totals totals = watcher.totals();
      double seconds = Math.max(1e-3, (now - last) / 1e9);
      painter.paint(
          DemoScreen.lines(
              new DemoScreen.Frame(
                  Duration.ofNanos(now - started),
                  producer.phase(),
                  producer.sent(),
                  (producer.sent() - lastEvents) / seconds,
                  (totals.records() - lastRecords) / seconds,
                  totals)));
      lastEvents = producer.sent();
      lastRecords = totals.records();
      last = now;
      done = done || (limit != null && now - started >= limit.toNanos());
    }
  }

  private void throwFailure() throws Exception {
    if (failure != null) {
      throw new IllegalStateException("the demo's " + failure.getMessage(), failure);
    }
    if (job.getJobExecutionResult().isDone()) {
      job.getJobExecutionResult().get();
      throw new IllegalStateException(
          "the job ended by itself (expected: it runs until it is ended)");
    }
  }

  /** Ends everything, what feeds before what is fed. */
  void end() throws Exception {
    out.println();
    out.println("ending …");
    producer.stop();
    watcher.stop();
    swapping.interrupt();
    swapping.join(CANCEL.toMillis());
    dashboard.end();
    producing.join(CANCEL.toMillis());
    watching.join(CANCEL.toMillis());
    try {
      job.cancel().get(CANCEL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      out.println("the job did not end in time; the process ends it");
    }
    broker.close();
    out.println("ended; files are in " + plan.home());
  }
}
