package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.latency.Distribution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Buckets of durations: up to each bound, and above the last one. Every duration is in one of them.
 *
 * @param bounds seconds, above 0 and ascending
 */
record Buckets(List<Double> bounds) {

  static final int MOST = 200;
  private static final int DEFAULT_NUMBER = 41;

  static final Parameter BOUNDS =
      Parameter.numbers(
          "bounds",
          "Upper bounds of the buckets in seconds, ascending; without them, `buckets` from `least`"
              + " to `most`, each larger than the one below by the same factor.");
  static final Parameter LEAST =
      Parameter.duration("least", "Upper bound of the lowest bucket.").defaultsTo("1ms");
  static final Parameter LARGEST =
      Parameter.duration("most", "Upper bound of the highest bucket but one.").defaultsTo("10s");
  static final Parameter NUMBER =
      Parameter.integer("buckets", "How many upper bounds.", 2, MOST).defaultsTo(DEFAULT_NUMBER);

  private static final Duration DEFAULT_LEAST = Duration.ofMillis(1);
  private static final Duration DEFAULT_LARGEST = Duration.ofSeconds(10);
  private static final MathContext DIGITS = new MathContext(12);

  Buckets {
    bounds = List.copyOf(bounds);
  }

  /** Reads bounds, or least, most and buckets. */
  static Buckets of(Parameters parameters) {
    return parameters
        .numbers(BOUNDS.name(), MOST)
        .map(given -> explicit(parameters, given))
        .orElseGet(() -> spaced(parameters));
  }

  private static Buckets explicit(Parameters parameters, List<Double> given) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) <= (i == 0 ? 0 : given.get(i - 1))) {
        throw badParameter(
            BOUNDS.name(),
            given.get(i).toString(),
            "numbers of seconds above 0, each above the one before");
      }
    }
    return new Buckets(given);
  }

  private static Buckets spaced(Parameters parameters) {
    Duration least = parameters.duration(LEAST.name()).orElse(DEFAULT_LEAST);
    Optional<Duration> wanted = parameters.duration(LARGEST.name());
    Duration largest = wanted.orElse(DEFAULT_LARGEST);
    if (largest.compareTo(least) <= 0) {
      throw badParameter(
          wanted.isPresent() ? LARGEST.name() : LEAST.name(),
          parameters.required(wanted.isPresent() ? LARGEST.name() : LEAST.name()),
          "a range from least to most, of which most is more");
    }
    int number = parameters.integer(NUMBER.name(), 2, MOST).orElse(DEFAULT_NUMBER);
    double first = Units.seconds(least.toNanos());
    double factor = (double) largest.toNanos() / least.toNanos();
    List<Double> bounds = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      bounds.add(rounded(first * Math.pow(factor, i / (number - 1.0))));
    }
    return new Buckets(bounds);
  }

  /** Without the noise of its last digits, so that 10 is not 9.999999999999998. */
  private static double rounded(double bound) {
    return new BigDecimal(bound).round(DIGITS).doubleValue();
  }

  /** How many durations are in each bucket; the last one is above all bounds. */
  List<Long> counts(Distribution durations) {
    long[] counts = new long[bounds.size() + 1];
    durations.visit(
        (nanos, count) -> counts[bucket(Units.seconds(durations.within(nanos)))] += count);
    List<Long> answer = new ArrayList<>();
    for (long count : counts) {
      answer.add(count);
    }
    return answer;
  }

  private int bucket(double seconds) {
    int found = Collections.binarySearch(bounds, seconds);
    return found >= 0 ? found : -found - 1;
  }
}
