package org.duebook.local.dashboard.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Open pages that want to hear of changes, as server-sent events. A page that is slow to take one
 * misses the next: each says all there is to say.
 */
final class ChangeStream {
  /** More than a few browsers with many tabs; it keeps a loop of reloads from filling memory. */
  static final int MOST_LISTENERS = 100;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  private final class Listener {
    private final Response response;
    private final Callback end;
    private final AtomicBoolean writing = new AtomicBoolean();

    Listener(Response response, Callback end) {
      this.response = response;
      this.end = end;
    }

    void tell(String event) {
      if (writing.compareAndSet(false, true)) {
        Content.Sink.write(
            response,
            false,
            event,
            Callback.from(
                () -> writing.set(false),
                failure -> {
                  // The browser went away, as browsers do.
                  listeners.remove(this);
                  end.failed(failure);
                }));
      }
    }
  }

  /** Takes a listener; false if there are too many. */
  boolean add(Response response, Callback end, String first) {
    if (listeners.size() >= MOST_LISTENERS) {
      return false;
    }
    Listener listener = new Listener(response, end);
    listeners.add(listener);
    listener.tell(event(first));
    return true;
  }

  /** Tells every listener. */
  void tell(String json) {
    String event = event(json);
    listeners.forEach(listener -> listener.tell(event));
  }

  /** Ends every listener's answer. */
  void end() {
    listeners.forEach(listener -> listener.end.succeeded());
    listeners.clear();
  }

  static String event(String json) {
    return "event: status\ndata: " + json + "\n\n";
  }
}
