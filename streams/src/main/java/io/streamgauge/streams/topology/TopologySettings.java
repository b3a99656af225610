package io.streamgauge.streams.topology;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.TimeMode;
import java.time.Duration;
import java.util.Map;

/**
 * What shapes the topology.
 *
 * @param timeMode live events or recorded ones
 * @param retention how long windows are kept
 * @param reportEvery how often changed windows are reported, wall clock
 * @param seriesBudget how many series a service may have
 * @param serdeConfig configuration of the serializers, with schema.registry.url at least
 */
public record TopologySettings(
    TimeMode timeMode,
    Retention retention,
    Duration reportEvery,
    SeriesBudget seriesBudget,
    Map<String, ?> serdeConfig) {

  public TopologySettings {
    requireNonNull(timeMode, "timeMode");
    requireNonNull(retention, "retention");
    requireNonNull(seriesBudget, "seriesBudget");
    if (reportEvery.isNegative() || reportEvery.isZero()) {
      throw new IllegalArgumentException("reportEvery must be above 0: " + reportEvery);
    }
    serdeConfig = Map.copyOf(serdeConfig);
  }

  /** With the default budget of series, all in one partition. */
  public TopologySettings(
      TimeMode timeMode, Retention retention, Duration reportEvery, Map<String, ?> serdeConfig) {
    this(
        timeMode,
        retention,
        reportEvery,
        SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
        serdeConfig);
  }
}
