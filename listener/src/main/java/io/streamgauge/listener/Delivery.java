package io.streamgauge.listener;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers: again after a growing pause where they fail, and not for ever. */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final ListenerSettings settings;
  private final Map<AlertState, List<AlertHandler>> handlers;
  private final FailureHandler failures;
  private final Stop stop;
  private final Tallies tallies;

  Delivery(
      ListenerSettings settings,
      Map<AlertState, List<AlertHandler>> handlers,
      FailureHandler failures,
      Stop stop,
      Tallies tallies) {
    this.settings = settings;
    this.handlers = Map.copyOf(handlers);
    this.failures = failures;
    this.stop = stop;
    this.tallies = tallies;
  }

  boolean isWanted(Alert alert) {
    return handlers.containsKey(alert.getState()) && settings.filter().accepts(alert);
  }

  /** Whether all handlers are done with it; not so where the listener is to end before. */
  boolean deliver(Alert alert) {
    for (AlertHandler handler : handlers.get(alert.getState())) {
      if (!call(handler, alert)) {
        return false;
      }
    }
    tallies.delivered.increment();
    return true;
  }

  private boolean call(AlertHandler handler, Alert alert) {
    Duration pause = settings.backOff();
    for (int attempt = 1; !stop.requested(); attempt++) {
      try {
        handler.handle(alert);
        return true;
      } catch (Exception e) { // whatever a handler throws
        if (attempt == settings.attempts()) {
          giveUp(alert, e);
          return true;
        }
        LOG.warn("{} is tried again in {}: {}", name(alert), pause, e.toString());
      }
      stop.pause(pause);
      tallies.retries.increment();
      pause = settings.next(pause);
    }
    return false;
  }

  private void giveUp(Alert alert, Exception failure) {
    tallies.failed.increment();
    LOG.error("{} is given up after {} attempts", name(alert), settings.attempts(), failure);
    try {
      failures.failed(alert, failure);
    } catch (RuntimeException e) {
      LOG.error("The failure handler failed too for {}", name(alert), e);
    }
  }

  private static String name(Alert alert) {
    return "%s of %s, transition %d to %s"
        .formatted(alert.getRule(), alert.getService(), alert.getSequence(), alert.getState());
  }
}
