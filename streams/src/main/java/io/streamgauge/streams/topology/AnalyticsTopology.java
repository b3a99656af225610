package io.streamgauge.streams.topology;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.NameSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.caches.CacheRatioProcessor;
import io.streamgauge.streams.caches.SplitByCacheProcessor;
import io.streamgauge.streams.cardinality.AdmissionProcessor;
import io.streamgauge.streams.cardinality.GaugeAdmissionProcessor;
import io.streamgauge.streams.cardinality.Overflow;
import io.streamgauge.streams.cardinality.VariantsProcessor;
import io.streamgauge.streams.gauges.GaugeWindowProcessor;
import io.streamgauge.streams.gauges.SplitByGaugeProcessor;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.IntakeProcessor;
import io.streamgauge.streams.latency.CombineProcessor;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.latency.PublishedDeltaProcessor;
import io.streamgauge.streams.latency.RollupProcessor;
import io.streamgauge.streams.latency.VariantViewsProcessor;
import io.streamgauge.streams.memory.MemoryByInstanceProcessor;
import io.streamgauge.streams.memory.MemoryTrendProcessor;
import io.streamgauge.streams.progress.OnlyProcessor;
import io.streamgauge.streams.progress.ProgressProcessor;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The pipeline on one page: events come in, are combined, meet by series, add up in windows and go
 * out. Every node, store and repartition has a name of ours, because the names are public
 * interface.
 */
public final class AnalyticsTopology {

  /** Name of the repartition of deltas by series. */
  static final String LATENCY_DELTAS = "latency-deltas";

  /** Name of the repartition of readings of gauges by series. */
  static final String GAUGE_READINGS = "gauge-readings";

  private final TopologySettings settings;
  private final TopologySerdes serdes;
  private final Serde<String> names = new NameSerde();
  private final StreamsBuilder builder = new StreamsBuilder();

  private AnalyticsTopology(TopologySettings settings) {
    this.settings = settings;
    this.serdes = new TopologySerdes(settings.serdeConfig());
  }

  /** The topology for these settings. */
  public static Topology build(TopologySettings settings) {
    return new AnalyticsTopology(settings).build();
  }

  private Topology build() {
    new StoreBuilders(settings, serdes).addTo(builder);
    latency();
    caches();
    memory();
    gauges();
    return builder.build();
  }

  private void latency() {
    TimeMode mode = settings.timeMode();
    CombineProcessor.Variants told =
        new CombineProcessor.Variants(settings.variants().tag(), settings.variants().gathered());
    KStream<String, LatencyDelta> requests =
        intake(Topics.REQUESTS, Stage.REQUESTS, BatchHeader::of)
            .process(
                () -> CombineProcessor.requests(mode, told),
                Named.as("requests-combine"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT);
    KStream<String, LatencyDelta> queries =
        intake(Topics.QUERIES, Stage.QUERIES, BatchHeader::of)
            .process(
                () -> CombineProcessor.queries(mode, told),
                Named.as("queries-combine"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT);
    KStream<String, LatencyDelta> published =
        events(Topics.LATENCY_DELTAS, Stage.LATENCY_DELTAS)
            .process(
                () -> new PublishedDeltaProcessor(mode),
                Named.as("latency-deltas-intake"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT);
    KStream<String, LatencyDelta> decided =
        requests
            .merge(queries, Named.as("latency-merge"))
            .merge(published, Named.as("latency-merge-published"))
            .repartition(bySeries(LATENCY_DELTAS, serdes.of(LatencyDelta.class)))
            .process(
                () ->
                    new AdmissionProcessor(
                        settings.seriesBudget(),
                        settings.cadence().report(),
                        new AdmissionProcessor.Ways(
                            "latency-rollup", "latency-overflow-rename", "latency-variants")),
                Named.as("latency-admission"),
                StoreNames.LATENCY_SERIES,
                StoreNames.LATENCY_OVERFLOW_SKETCHES);
    variants(decided);
    rollup(decided, StoreNames.LATENCY, Stage.LATENCY);
    rollup(
        decided
            .map(Overflow::renamed, Named.as("latency-overflow-rename"))
            .repartition(bySeries("latency-overflow", serdes.of(LatencyDelta.class))),
        StoreNames.LATENCY_OVERFLOW,
        Stage.LATENCY_OVERFLOW);
  }

  private void variants(KStream<String, LatencyDelta> deltas) {
    StoreFamily family = StoreNames.LATENCY_VARIANTS;
    KStream<String, LatencyDelta> variants =
        deltas.process(
            () -> new VariantsProcessor(settings.variants().most()),
            Named.as("latency-variants"),
            StoreNames.VARIANTS);
    variants.process(
        () -> RollupProcessor.ofVariants(family, settings.timeMode(), settings.cadence()),
        Named.as(family.name() + "-rollup"),
        StoreBuilders.names(family, family.commit()));
    Set<Dimension> reported = settings.variants().reported();
    if (!reported.isEmpty()) {
      views(variants, reported);
    }
  }

  /** Variants as those who want to hear of them tell them apart. */
  private void views(KStream<String, LatencyDelta> variants, Set<Dimension> dimensions) {
    StoreFamily family = StoreNames.LATENCY_VIEWS;
    reported(
        Topics.LATENCY_VARIANTS,
        Stage.LATENCY_VARIANTS,
        variants
            .process(() -> new VariantViewsProcessor(dimensions), Named.as(family.name()))
            .process(
                () ->
                    RollupProcessor.ofViews(
                        family,
                        dimensions,
                        settings.clock(),
                        settings.timeMode(),
                        settings.cadence()),
                Named.as(family.name() + "-rollup"),
                StoreBuilders.names(family, family.commit())));
  }

  private void rollup(KStream<String, LatencyDelta> deltas, StoreFamily family, Stage stage) {
    reported(
        Topics.LATENCY,
        stage,
        deltas.process(
            () ->
                RollupProcessor.ofSeries(
                    family, stage, settings.clock(), settings.timeMode(), settings.cadence()),
            Named.as(family.name() + "-rollup"),
            StoreBuilders.names(family, family.commit())));
  }

  private void caches() {
    KStream<String, SpecificRecord> ratios =
        intake(Topics.CACHES, Stage.CACHES, BatchHeader::of)
            .process(
                () -> new SplitByCacheProcessor(settings.timeMode()),
                Named.as("caches-split"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT)
            .repartition(bySeries("cache-readings", serdes.of(CacheBatch.class)))
            .process(
                () ->
                    new CacheRatioProcessor(
                        settings.timeMode(), settings.cadence(), settings.clock()),
                Named.as("cache-ratios"),
                StoreBuilders.names(StoreNames.CACHES, StoreNames.CACHE_READINGS));
    reported(Topics.CACHE_RATIOS, Stage.CACHE_RATIOS, ratios);
  }

  private void memory() {
    KStream<String, SpecificRecord> trends =
        intake(Topics.MEMORY, Stage.MEMORY, BatchHeader::of)
            .process(
                () -> new MemoryByInstanceProcessor(settings.timeMode()),
                Named.as("memory-by-instance"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT)
            .repartition(bySeries("memory-readings", serdes.of(MemoryBatch.class)))
            .process(
                () ->
                    new MemoryTrendProcessor(
                        settings.timeMode(), settings.cadence(), settings.clock()),
                Named.as("memory-trends"),
                StoreBuilders.names(StoreNames.MEMORY, StoreNames.MEMORY_INSTANCES));
    reported(Topics.MEMORY_TRENDS, Stage.MEMORY_TRENDS, trends);
  }

  private void gauges() {
    KStream<String, SpecificRecord> windows =
        intake(Topics.GAUGES, Stage.GAUGES, BatchHeader::of)
            .process(
                () -> new SplitByGaugeProcessor(settings.timeMode()),
                Named.as("gauges-split"),
                StoreNames.TALLIES,
                StoreNames.INTAKE_COMMIT)
            .repartition(bySeries(GAUGE_READINGS, serdes.of(GaugeBatch.class)))
            .process(
                () ->
                    new GaugeAdmissionProcessor(
                        settings.gaugeBudget(), settings.cadence().report()),
                Named.as("gauge-admission"),
                StoreNames.GAUGE_SERIES,
                StoreNames.GAUGE_OVERFLOW_SKETCHES)
            .process(
                () ->
                    new GaugeWindowProcessor(
                        settings.timeMode(), settings.cadence(), settings.clock()),
                Named.as("gauge-windows"),
                StoreBuilders.names(StoreNames.GAUGES));
    reported(Topics.GAUGE_WINDOWS, Stage.GAUGE_WINDOWS, windows);
  }

  private <B extends SpecificRecord> KStream<String, B> intake(
      Topic<B> topic, Stage stage, Function<B, BatchHeader> headerOf) {
    return events(topic, stage)
        .process(
            () -> new IntakeProcessor<>(topic, headerOf, settings.cadence().commit()),
            Named.as(stage.label() + "-intake"),
            StoreNames.PRODUCERS,
            StoreNames.TALLIES,
            StoreNames.INTAKE_COMMIT);
  }

  /** What collectors publish, and how far it is taken in. */
  private <B extends SpecificRecord> KStream<String, B> events(Topic<B> topic, Stage stage) {
    KStream<String, B> events =
        builder.stream(
            topic.name(), Consumed.with(names, serdes.of(topic)).withName(stage.label() + "-in"));
    tell(
        stage,
        events.process(
            () -> new ProgressProcessor<>(stage, settings.clock(), settings.cadence().report()),
            Named.as(stage.label() + "-progress")));
    return events;
  }

  /** Windows go to their topic, and how far they are reported to that of all progress. */
  private <V extends SpecificRecord> void reported(
      Topic<V> topic, Stage stage, KStream<String, SpecificRecord> results) {
    results
        .process(
            () -> new OnlyProcessor<SpecificRecord, V>(topic.valueType()),
            Named.as(stage.label() + "-windows"))
        .to(
            topic.name(),
            Produced.with(Serdes.String(), serdes.of(topic)).withName(stage.label() + "-out"));
    tell(
        stage,
        results.process(
            () -> new OnlyProcessor<SpecificRecord, Progress>(Progress.class),
            Named.as(stage.label() + "-progress")));
  }

  private void tell(Stage stage, KStream<String, Progress> progress) {
    progress.to(
        Topics.PROGRESS.name(),
        Produced.with(Serdes.String(), serdes.of(Topics.PROGRESS))
            .withName(stage.label() + "-progress-out"));
  }

  private <V> Repartitioned<String, V> bySeries(String name, Serde<V> values) {
    return Repartitioned.with(names, values).withName(name);
  }
}
