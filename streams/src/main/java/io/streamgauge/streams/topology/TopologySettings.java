package io.streamgauge.streams.topology;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.TimeMode;
import java.util.Map;

/**
 * What shapes the topology.
 *
 * @param timeMode live events or recorded ones
 * @param retention how long windows are kept
 * @param cadence how often results leave a task
 * @param seriesBudget how many series a service may have
 * @param gaugeBudget how many gauges a service may have
 * @param variants what is told apart within a service
 * @param clock knows how far the parts of the pipeline have come
 * @param serdeConfig configuration of the serializers, with schema.registry.url at least
 */
public record TopologySettings(
    TimeMode timeMode,
    Retention retention,
    Cadence cadence,
    SeriesBudget seriesBudget,
    SeriesBudget gaugeBudget,
    VariantSettings variants,
    PipelineClock clock,
    Map<String, ?> serdeConfig) {

  public TopologySettings {
    requireNonNull(timeMode, "timeMode");
    requireNonNull(retention, "retention");
    requireNonNull(cadence, "cadence");
    requireNonNull(seriesBudget, "seriesBudget");
    requireNonNull(gaugeBudget, "gaugeBudget");
    requireNonNull(variants, "variants");
    requireNonNull(clock, "clock");
    serdeConfig = Map.copyOf(serdeConfig);
  }

  /**
   * With the default budget of series, all in one partition, the default variants, and a clock that
   * knows nothing.
   */
  public TopologySettings(
      TimeMode timeMode, Retention retention, Cadence cadence, Map<String, ?> serdeConfig) {
    this(
        timeMode,
        retention,
        cadence,
        SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
        SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
        VariantSettings.DEFAULT,
        PipelineClock.UNKNOWN,
        serdeConfig);
  }
}
