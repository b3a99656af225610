package io.streamgauge.alerting.query;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Acknowledgement;
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

/** All alerts, each in its latest state, whichever instance has judged them. Thread-safe. */
public final class AlertsQuery {

  private static final Comparator<Alert> ORDER =
      comparing(AlertsQuery::rank)
          .thenComparing(Alert::getSeverity, reverseOrder())
          .thenComparing(Alert::getAt, reverseOrder())
          .thenComparing(Alert::getId);

  private static final AlertFilter FIRING =
      new AlertFilter(Optional.of(AlertState.FIRING), Optional.empty(), Optional.empty());

  private final Supplier<ReadOnlyKeyValueStore<String, Alert>> alerts;
  private final Supplier<ReadOnlyKeyValueStore<String, Acknowledgement>> acknowledgements;

  /**
   * Both give a store by alert id, or throw {@link InvalidStateStoreException}.
   *
   * @param alerts the latest transitions
   * @param acknowledgements the latest of each alert
   */
  public AlertsQuery(
      Supplier<ReadOnlyKeyValueStore<String, Alert>> alerts,
      Supplier<ReadOnlyKeyValueStore<String, Acknowledgement>> acknowledgements) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.acknowledgements = requireNonNull(acknowledgements, "acknowledgements");
  }

  /**
   * Firing first, then without data, suppressed, pending and resolved; the most severe first, the
   * latest first.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  public List<Alert> find(AlertFilter filter) {
    List<Alert> found = new ArrayList<>();
    try (KeyValueIterator<String, Alert> all = alerts.get().all()) {
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

  /**
   * One alert, if there is such a one.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  Optional<Alert> find(String id) {
    return Optional.ofNullable(alerts.get().get(id));
  }

  /**
   * Alerts with their acknowledgements.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  List<KnownAlert> known(List<Alert> all) {
    ReadOnlyKeyValueStore<String, Acknowledgement> store = acknowledgements.get();
    return all.stream()
        .map(alert -> KnownAlert.of(alert, Optional.ofNullable(store.get(alert.getId()))))
        .toList();
  }

  /** Whether somebody has seen this firing; not known, and so not, while the stores are not. */
  public boolean isAcknowledged(Alert alert) {
    try {
      return known(List.of(alert)).get(0).acknowledgement().isPresent();
    } catch (InvalidStateStoreException e) {
      return false;
    }
  }

  /** What alerts are ordered by, as text: texts are in the order of {@link #find}. */
  static String orderKey(Alert alert) {
    return "%d %d %019d %s"
        .formatted(
            rank(alert),
            Severity.values().length - alert.getSeverity().ordinal(),
            Long.MAX_VALUE - alert.getAt(),
            alert.getId());
  }

  /** What asks for attention comes first. */
  private static int rank(Alert alert) {
    return switch (alert.getState()) {
      case FIRING -> 0;
      case NO_DATA -> 1;
      case SUPPRESSED -> 2;
      case PENDING -> 3;
      case RESOLVED -> 4;
      case INACTIVE, UNKNOWN -> 5;
    };
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
