package io.streamgauge.alerting.topology;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Silence;
import io.streamgauge.alerting.quiet.Inhibitions;
import io.streamgauge.alerting.quiet.Phase;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.quiet.Silencing;
import io.streamgauge.alerting.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Reads what keeps alerts quiet out of the tables that each instance has all of. They follow their
 * topics a moment later, so alerts that begin to fire at once are suppressed within a second or
 * two. Thread-safe: one for all tasks of an instance.
 */
final class QuietTables {

  /** How long what was read is good enough. */
  private static final long GOOD_FOR_MILLIS = 200;

  private final Supplier<Rules> rules;
  private ReadOnlyKeyValueStore<String, ValueAndTimestamp<Silence>> silences;
  private ReadOnlyKeyValueStore<String, ValueAndTimestamp<Alert>> alerts;
  private Quiet read = Quiet.NOTHING;
  private Rules readFor;
  private long readAt;

  QuietTables(Supplier<Rules> rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  /** Takes the tables of the instance that a task belongs to. */
  synchronized void open(ProcessorContext<?, ?> context) {
    silences = context.getStateStore(AlertingTopology.SILENCES);
    alerts = context.getStateStore(AlertingTopology.KNOWN);
    readFor = null;
  }

  /**
   * What keeps alerts quiet.
   *
   * @param now by the wall clock, epoch milliseconds
   */
  synchronized Quiet at(long now) {
    Rules inForce = rules.get();
    if (inForce != readFor || Math.abs(now - readAt) >= GOOD_FOR_MILLIS) {
      read = read(inForce.inhibitions(), now);
      readFor = inForce;
      readAt = now;
    }
    return read;
  }

  private Quiet read(Inhibitions inhibitions, long now) {
    return new Quiet(active(now), inhibitions, sources(inhibitions, now));
  }

  private List<Silencing> active(long now) {
    List<Silencing> active = new ArrayList<>();
    all(silences, silence -> true).stream()
        .flatMap(silence -> Silencing.of(silence).stream())
        .filter(silence -> silence.phase(now) == Phase.ACTIVE)
        .forEach(active::add);
    return active;
  }

  private List<Alert> sources(Inhibitions inhibitions, long now) {
    return inhibitions.isEmpty()
        ? List.of()
        : all(alerts, alert -> inhibitions.isSource(alert, now));
  }

  private static <V> List<V> all(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<V>> store, Predicate<V> chosen) {
    List<V> all = new ArrayList<>();
    try (KeyValueIterator<String, ValueAndTimestamp<V>> entries = store.all()) {
      entries.forEachRemaining(
          entry -> {
            if (chosen.test(entry.value.value())) {
              all.add(entry.value.value());
            }
          });
    }
    return all;
  }
}
