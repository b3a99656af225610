package io.streamgauge.alerting.query;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The alerts that this process knows of, each in its latest state. With several processes, each
 * knows those of its own partitions; the topic of alert states has them all. Thread-safe.
 */
public final class AlertsQuery {

  private static final Comparator<Alert> ORDER =
      comparing(Alert::getState)
          .thenComparing(Alert::getSeverity, reverseOrder())
          .thenComparing(Alert::getAt, reverseOrder())
          .thenComparing(Alert::getId);

  private static final AlertFilter FIRING =
      new AlertFilter(Optional.of(AlertState.FIRING), Optional.empty(), Optional.empty());

  private final Supplier<ReadOnlyKeyValueStore<String, Alert>> store;

  /**
   * @param store gives the store by alert id, or throws {@link InvalidStateStoreException}
   */
  public AlertsQuery(Supplier<ReadOnlyKeyValueStore<String, Alert>> store) {
    this.store = requireNonNull(store, "store");
  }

  /**
   * Firing before resolved, the most severe first, the latest first.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  public List<Alert> find(AlertFilter filter) {
    List<Alert> found = new ArrayList<>();
    try (KeyValueIterator<String, Alert> all = store.get().all()) {
      all.forEachRemaining(
          entry -> {
            if (filter.accepts(entry.value)) {
              found.add(entry.value);
            }
          });
    }
    found.sort(ORDER);
    return List.copyOf(found);
  }

  /** What alerts are ordered by, as text: texts are in the order of {@link #find}. */
  static String orderKey(Alert alert) {
    return "%d %d %019d %s"
        .formatted(
            alert.getState().ordinal(),
            Severity.values().length - alert.getSeverity().ordinal(),
            Long.MAX_VALUE - alert.getAt(),
            alert.getId());
  }

  /** How many fire; not a number while the store cannot be read. */
  public double firing() {
    try {
      return find(FIRING).size();
    } catch (InvalidStateStoreException e) {
      return Double.NaN;
    }
  }
}
