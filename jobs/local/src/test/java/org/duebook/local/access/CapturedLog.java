package org.duebook.local.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it is open, from INFO on, in place of where it goes else. */
final class CapturedLog implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Level levelBefore = root.getLevel();
  private final List<Appender> appendersBefore = List.copyOf(root.getAppenders().values());
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AbstractAppender appender =
      new AbstractAppender("captured", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage());
          for (Throwable t = event.getThrown(); t != null; t = t.getCause()) {
            lines.add(t.toString());
          }
        }
      };

  CapturedLog() {
    appender.start();
    appendersBefore.forEach(before -> root.removeAppender(before.getName()));
    root.addAppender(appender, Level.INFO, null);
    root.setLevel(Level.INFO);
    context.updateLoggers();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.removeAppender(appender.getName());
    appendersBefore.forEach(before -> root.addAppender(before, null, null));
    root.setLevel(levelBefore);
    context.updateLoggers();
    appender.stop();
  }
}
