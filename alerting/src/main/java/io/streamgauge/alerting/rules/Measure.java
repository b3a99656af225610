package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A number that a rule can watch. Its key is what rule files call it. */
public enum Measure {
  REQUESTS_MEAN("requests.mean", Subject.REQUESTS, Quantity.DURATION),
  REQUESTS_P50("requests.p50", Subject.REQUESTS, Quantity.DURATION),
  REQUESTS_P90("requests.p90", Subject.REQUESTS, Quantity.DURATION),
  REQUESTS_P95("requests.p95", Subject.REQUESTS, Quantity.DURATION),
  REQUESTS_P99("requests.p99", Subject.REQUESTS, Quantity.DURATION),
  REQUESTS_RATE("requests.rate", Subject.REQUESTS, Quantity.RATE),
  REQUESTS_ERROR_RATE("requests.errorRate", Subject.REQUESTS, Quantity.RATIO),
  REQUESTS_COUNT("requests.count", Subject.REQUESTS, Quantity.COUNT),
  QUERIES_MEAN("queries.mean", Subject.QUERIES, Quantity.DURATION),
  QUERIES_P50("queries.p50", Subject.QUERIES, Quantity.DURATION),
  QUERIES_P90("queries.p90", Subject.QUERIES, Quantity.DURATION),
  QUERIES_P95("queries.p95", Subject.QUERIES, Quantity.DURATION),
  QUERIES_P99("queries.p99", Subject.QUERIES, Quantity.DURATION),
  QUERIES_RATE("queries.rate", Subject.QUERIES, Quantity.RATE),
  QUERIES_ERROR_RATE("queries.errorRate", Subject.QUERIES, Quantity.RATIO),
  QUERIES_COUNT("queries.count", Subject.QUERIES, Quantity.COUNT),

  /** Hits per lookup. */
  CACHES_HIT_RATIO("caches.hitRatio", Subject.CACHES, Quantity.RATIO),

  /** Lowest heap use of the window as part of the limit, so that garbage does not count. */
  MEMORY_USAGE("memory.usage", Subject.MEMORY, Quantity.RATIO),

  /** Growth of what survives collection over the last five minutes; 0 while it is stable. */
  MEMORY_GROWTH("memory.growth", Subject.MEMORY, Quantity.GROWTH),

  /** CPU use of the process as part of all processors. */
  MEMORY_CPU("memory.cpu", Subject.MEMORY, Quantity.RATIO);

  private final String key;
  private final Subject subject;
  private final Quantity quantity;

  Measure(String key, Subject subject, Quantity quantity) {
    this.key = key;
    this.subject = subject;
    this.quantity = quantity;
  }

  static Optional<Measure> of(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key.equals(key)).findFirst();
  }

  static String allowed() {
    return Arrays.stream(values()).map(Measure::key).collect(joining(", "));
  }

  /** Name in rule files. */
  public String key() {
    return key;
  }

  public Subject subject() {
    return subject;
  }

  public Quantity quantity() {
    return quantity;
  }

  /**
   * Whether the number only grows while its window fills. Such a number cannot be called too low
   * before the window is complete.
   */
  public boolean cumulative() {
    return quantity == Quantity.RATE || quantity == Quantity.COUNT;
  }

  /** Whether it is made of events, so that few of them say little. */
  boolean sampled() {
    return subject != Subject.MEMORY;
  }

  /**
   * How long a breach has to last where the rule does not say. Garbage and start-up make memory and
   * CPU swing, so these wait longer.
   */
  Duration usualHold() {
    return switch (this) {
      case MEMORY_USAGE, MEMORY_CPU -> Duration.ofSeconds(30);
      default -> Duration.ofSeconds(10);
    };
  }
}
