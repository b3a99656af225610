package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the key figures of a service are to be.
 *
 * @param mean mean duration of requests, at most
 * @param p95 95th percentile of requests, at most
 * @param p99 99th percentile of requests, at most
 * @param errorRate share of requests that fail, at most; above 0 and below 1, like all shares here
 * @param hitRatio share of cache lookups that find something, at least
 * @param memory share of the heap's limit that is in use, at most
 * @param cpu share of all processors that the process uses, at most
 */
public record Targets(
    Duration mean,
    Duration p95,
    Duration p99,
    double errorRate,
    double hitRatio,
    double memory,
    double cpu) {

  /** 200 ms, 500 ms, 1 s, 1 %, 80 %, 80 %, 70 %. */
  public static final Targets DEFAULT =
      new Targets(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          0.01,
          0.8,
          0.8,
          0.7);

  public Targets {
    requirePositive("mean", mean);
    requirePositive("p95", p95);
    requirePositive("p99", p99);
    requireShare("errorRate", errorRate);
    requireShare("hitRatio", hitRatio);
    requireShare("memory", memory);
    requireShare("cpu", cpu);
  }

  /** The target of a figure, in the figure's unit. */
  double of(KeyFigure figure) {
    return switch (figure) {
      case MEAN -> seconds(mean);
      case P95 -> seconds(p95);
      case P99 -> seconds(p99);
      case ERROR_RATE -> errorRate;
      case HIT_RATIO -> hitRatio;
      case MEMORY -> memory;
      case CPU -> cpu;
    };
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void requirePositive(String name, Duration value) {
    if (requireNonNull(value, name).isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed is more than 0");
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed is above 0 and below 1");
    }
  }
}
