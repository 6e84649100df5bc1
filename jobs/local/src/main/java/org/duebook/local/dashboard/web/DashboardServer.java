package org.duebook.local.dashboard.web;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duebook.local.dashboard.page.Pages;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server of the pages. */
public final class DashboardServer {
  private static final int MOST_THREADS = 16;
  private static final int LEAST_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final ChangeStream changes = new ChangeStream();
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> ticking;

  private DashboardServer(Pages pages, Access access, String host, int port) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("dashboard-web");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    DashboardHandler handler = new DashboardHandler(pages, access, changes);
    server.setHandler(handler);
    try {
      server.start();
    } catch (IOException e) {
      server.stop();
      throw new IOException(
          "the dashboard's port: %s:%d: %s (expected: an address of this machine and a free port; 0 takes one)"
              .formatted(
                  host, port, e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
          e);
    }
    clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "dashboard-clock");
              thread.setDaemon(true);
              return thread;
            });
    ticking =
        clock.scheduleAtFixedRate(() -> changes.tell(handler.statusJson()), 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Starts serving.
   *
   * @param pages what is served
   * @param host to bind to
   * @param port to bind to; 0 takes a free one
   * @param token that is asked for; empty: none
   * @throws IOException if the port is not free
   */
  public static DashboardServer start(Pages pages, String host, int port, String token)
      throws Exception {
    return new DashboardServer(pages, new Access(token, host), host, port);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Ends it, open pages first. */
  public void end() throws Exception {
    ticking.cancel(false);
    clock.shutdownNow();
    changes.end();
    server.stop();
  }
}
