package org.duebook.local.dashboard;

import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.Bounds;
import org.duebook.local.dashboard.book.TopicReader;
import org.duebook.local.dashboard.page.Pages;
import org.duebook.local.dashboard.web.DashboardServer;

/** A running dashboard: one thread reads the topics, a web server shows what they said last. */
public final class Dashboard {
  private static final long END_MILLIS = 5_000;

  private final Options options;
  private final TopicReader reader;
  private final Thread reading;
  private final DashboardServer server;

  /**
   * How a dashboard is to run.
   *
   * @param clientProperties of Kafka's clients, bootstrap servers among them
   * @param topicPrefix before the name of every topic
   * @param host to bind to
   * @param port to bind to; 0 takes a free one
   * @param token that browsers have to show; empty: none
   * @param currency ISO 4217 code of all amounts
   */
  public record Options(
      Properties clientProperties,
      String topicPrefix,
      String host,
      int port,
      String token,
      String currency) {}

  private Dashboard(Options options, TopicReader reader, Thread reading, DashboardServer server) {
    this.options = options;
    this.reader = reader;
    this.reading = reading;
    this.server = server;
  }

  /**
   * Starts a dashboard.
   *
   * @throws KafkaException if the broker does not answer
   * @throws java.io.IOException if the port is not free
   */
  public static Dashboard start(Options options) throws Exception {
    Book book = new Book(Bounds.defaults());
    // First, since a port that is in use is known at once, and a broker that is away after a while.
    DashboardServer server =
        DashboardServer.start(
            new Pages(book, options.currency()), options.host(), options.port(), options.token());
    try {
      TopicReader reader = new TopicReader(book, options.clientProperties(), options.topicPrefix());
      reader.connect();
      Thread reading = new Thread(reader, "dashboard-reader");
      reading.setDaemon(true);
      reading.start();
      return new Dashboard(options, reader, reading, server);
    } catch (KafkaException e) {
      server.end();
      throw e;
    }
  }

  /** Where a browser finds it, the token included. */
  public String address() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    String address = "http://" + host + ":" + server.port() + "/";
    return options.token().isEmpty() ? address : address + "?token=" + options.token();
  }

  /** Ends it; the topics stay as they are. */
  public void end() throws Exception {
    reader.stop();
    server.end();
    reading.join(END_MILLIS);
  }
}
