package io.streamgauge.streams.store;

import io.streamgauge.streams.window.Resolution;
import java.util.List;

/** Names of the state stores. They are public interface, like the names of topics. */
public final class StoreNames {

  /** Which batches of each publisher have arrived. */
  public static final String PRODUCERS = "producers";

  /** What each service sent to each topic, as counted where batches come in. */
  public static final String TALLIES = "tallies";

  /** Latency of requests and statements. */
  public static final StoreFamily LATENCY = new StoreFamily("latency");

  /** Latency of what has no place in its service's budget of series. */
  public static final StoreFamily LATENCY_OVERFLOW = new StoreFamily("latency-overflow");

  /** Latency of each variant of a service, in windows of 1 min and 1 h. */
  public static final StoreFamily LATENCY_VARIANTS =
      new StoreFamily("latency-variants", List.of(Resolution.ONE_MINUTE, Resolution.ONE_HOUR));

  /** The same by what views see of variants, where these are reported. */
  public static final StoreFamily LATENCY_VIEWS =
      new StoreFamily("latency-views", LATENCY_VARIANTS.resolutions());

  /** The variants of each service that have a place, and when each was last heard of. */
  public static final String VARIANTS = "variants";

  /** The latency series that have a place, and when each was last heard of. */
  public static final String LATENCY_SERIES = "latency-series";

  /** Which series of each service have no place. */
  public static final String LATENCY_OVERFLOW_SKETCHES = "latency-overflow-sketches";

  /** Hit ratios. */
  public static final StoreFamily CACHES = new StoreFamily("caches");

  /** The last reading of each cache in each instance. */
  public static final String CACHE_READINGS = "cache-readings";

  /** Gauges. */
  public static final StoreFamily GAUGES = new StoreFamily("gauges");

  /** The gauges that have a place, and when each was last heard of. */
  public static final String GAUGE_SERIES = "gauge-series";

  /** Which gauges of each service have no place. */
  public static final String GAUGE_OVERFLOW_SKETCHES = "gauge-overflow-sketches";

  /** What the keys of both begin with, in the place of a measure. */
  public static final String GAUGE_SERIES_PREFIX = "GAUGES\t";

  /** Memory and load. */
  public static final StoreFamily MEMORY = new StoreFamily("memory");

  /** What is known of each instance's heap. */
  public static final String MEMORY_INSTANCES = "memory-instances";

  /** Not a store: what is held between commits where batches come in, see {@link CommitFlush}. */
  public static final String INTAKE_COMMIT = "intake-commit";

  private StoreNames() {}
}
