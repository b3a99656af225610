package io.streamgauge.alerting.rules;

import static io.streamgauge.alerting.rules.Measure.Trait.CUMULATIVE;
import static io.streamgauge.alerting.rules.Measure.Trait.SAMPLED;
import static io.streamgauge.alerting.rules.Measure.Trait.SWINGING;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a rule can watch: one of the named ones, or any percentile of a latency.
 *
 * @param key what rule files call it
 * @param quantile above 0 and below 1, where it is a quantile
 */
public record Measure(
    String key, Subject subject, Quantity quantity, Set<Trait> traits, OptionalDouble quantile) {

  /** What there is to know of a measure before it is judged. */
  public enum Trait {
    /** Only grows while its window fills. */
    CUMULATIVE,

    /** Made of events, so that few of them say little. */
    SAMPLED,

    /** Swings by itself, because of garbage or at start-up. */
    SWINGING
  }

  /** What stands behind the subject and a dot: a percentile above 0 and below 100. */
  static final String PERCENTILE = "p\\d{1,2}(?:\\.\\d{1,4})?";

  private static final Pattern PERCENTILE_KEY =
      Pattern.compile("(requests|queries)\\.(" + PERCENTILE + ")");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Map<String, Measure> NAMED = new LinkedHashMap<>();

  public static final Measure REQUESTS_MEAN =
      named("requests.mean", Subject.REQUESTS, Quantity.DURATION, SAMPLED);
  public static final Measure REQUESTS_MIN =
      named("requests.min", Subject.REQUESTS, Quantity.DURATION, SAMPLED);
  public static final Measure REQUESTS_MAX =
      named("requests.max", Subject.REQUESTS, Quantity.DURATION, SAMPLED, CUMULATIVE);
  public static final Measure REQUESTS_P50 = percentile(Subject.REQUESTS, "50");
  public static final Measure REQUESTS_P90 = percentile(Subject.REQUESTS, "90");
  public static final Measure REQUESTS_P95 = percentile(Subject.REQUESTS, "95");
  public static final Measure REQUESTS_P99 = percentile(Subject.REQUESTS, "99");
  public static final Measure REQUESTS_RATE =
      named("requests.rate", Subject.REQUESTS, Quantity.RATE, SAMPLED, CUMULATIVE);
  public static final Measure REQUESTS_ERROR_RATE =
      named("requests.errorRate", Subject.REQUESTS, Quantity.RATIO, SAMPLED);
  public static final Measure REQUESTS_COUNT =
      named("requests.count", Subject.REQUESTS, Quantity.COUNT, SAMPLED, CUMULATIVE);

  public static final Measure QUERIES_MEAN =
      named("queries.mean", Subject.QUERIES, Quantity.DURATION, SAMPLED);
  public static final Measure QUERIES_MIN =
      named("queries.min", Subject.QUERIES, Quantity.DURATION, SAMPLED);
  public static final Measure QUERIES_MAX =
      named("queries.max", Subject.QUERIES, Quantity.DURATION, SAMPLED, CUMULATIVE);
  public static final Measure QUERIES_P50 = percentile(Subject.QUERIES, "50");
  public static final Measure QUERIES_P90 = percentile(Subject.QUERIES, "90");
  public static final Measure QUERIES_P95 = percentile(Subject.QUERIES, "95");
  public static final Measure QUERIES_P99 = percentile(Subject.QUERIES, "99");
  public static final Measure QUERIES_RATE =
      named("queries.rate", Subject.QUERIES, Quantity.RATE, SAMPLED, CUMULATIVE);
  public static final Measure QUERIES_ERROR_RATE =
      named("queries.errorRate", Subject.QUERIES, Quantity.RATIO, SAMPLED);
  public static final Measure QUERIES_COUNT =
      named("queries.count", Subject.QUERIES, Quantity.COUNT, SAMPLED, CUMULATIVE);

  /** Rows returned or changed. */
  public static final Measure QUERIES_ROWS =
      named("queries.rows", Subject.QUERIES, Quantity.RATE, SAMPLED, CUMULATIVE);

  /** Mean wait for a connection, over all statements. */
  public static final Measure QUERIES_POOL_WAIT =
      named("queries.poolWait", Subject.QUERIES, Quantity.DURATION, SAMPLED);

  /** Hits per lookup. */
  public static final Measure CACHES_HIT_RATIO =
      named("caches.hitRatio", Subject.CACHES, Quantity.RATIO, SAMPLED);

  /** Mean time of a load, whether it succeeded or not. */
  public static final Measure CACHES_LOAD_TIME =
      named("caches.loadTime", Subject.CACHES, Quantity.DURATION);

  public static final Measure CACHES_LOAD_FAILURES =
      named("caches.loadFailures", Subject.CACHES, Quantity.RATE, CUMULATIVE);
  public static final Measure CACHES_EVICTIONS =
      named("caches.evictions", Subject.CACHES, Quantity.RATE, CUMULATIVE);

  /** Entries held, over all instances. */
  public static final Measure CACHES_SIZE = named("caches.size", Subject.CACHES, Quantity.COUNT);

  /** Lowest heap use of the window as part of the limit, so that garbage does not count. */
  public static final Measure MEMORY_USAGE =
      named("memory.usage", Subject.MEMORY, Quantity.RATIO, SWINGING);

  /** Heap that survives collection. */
  public static final Measure MEMORY_FLOOR = named("memory.floor", Subject.MEMORY, Quantity.SIZE);

  /** Growth of what survives collection over the last five minutes; 0 while it is stable. */
  public static final Measure MEMORY_GROWTH =
      named("memory.growth", Subject.MEMORY, Quantity.GROWTH);

  /** The same over the last hour. */
  public static final Measure MEMORY_GROWTH_1H =
      named("memory.growth1h", Subject.MEMORY, Quantity.GROWTH);

  /**
   * Time until what survives collection reaches the limit of the heap, at the growth of the last
   * five minutes; {@link #NEVER} where it does not grow.
   */
  public static final Measure MEMORY_EXHAUSTION =
      named("memory.exhaustion", Subject.MEMORY, Quantity.DURATION);

  /** Part of the window for which collections stopped the process. */
  public static final Measure MEMORY_PAUSE_SHARE =
      named("memory.pauseShare", Subject.MEMORY, Quantity.RATIO, CUMULATIVE);

  /** CPU use of the process as part of all processors. */
  public static final Measure MEMORY_CPU =
      named("memory.cpu", Subject.MEMORY, Quantity.RATIO, SWINGING);

  /** CPU use of the machine as part of all processors. */
  public static final Measure MEMORY_SYSTEM_CPU =
      named("memory.systemCpu", Subject.MEMORY, Quantity.RATIO, SWINGING);

  /** Processes of the machine that ran or waited for a processor, mean over a minute. */
  public static final Measure MEMORY_LOAD =
      named("memory.load", Subject.MEMORY, Quantity.COUNT, SWINGING);

  public static final Measure MEMORY_THREADS =
      named("memory.threads", Subject.MEMORY, Quantity.COUNT);
  public static final Measure MEMORY_RSS = named("memory.rss", Subject.MEMORY, Quantity.SIZE);

  /** The latest reading of the window. */
  public static final Measure GAUGES_LAST =
      named("gauges.last", Subject.GAUGES, Quantity.NUMBER, SAMPLED);

  public static final Measure GAUGES_MEAN =
      named("gauges.mean", Subject.GAUGES, Quantity.NUMBER, SAMPLED);
  public static final Measure GAUGES_MIN =
      named("gauges.min", Subject.GAUGES, Quantity.NUMBER, SAMPLED);
  public static final Measure GAUGES_MAX =
      named("gauges.max", Subject.GAUGES, Quantity.NUMBER, SAMPLED, CUMULATIVE);

  /** Readings in the window. */
  public static final Measure GAUGES_COUNT =
      named("gauges.count", Subject.GAUGES, Quantity.COUNT, SAMPLED, CUMULATIVE);

  /** Share of events that are in the numbers, of all that are known to have been. */
  public static final Measure SERVICE_COMPLETENESS =
      named("service.completeness", Subject.SERVICE, Quantity.RATIO);

  /** The score of the report, 0 to 100, of a minute. */
  public static final Measure SERVICE_SCORE =
      named("service.score", Subject.SERVICE, Quantity.COUNT);

  /** Stands for no time that ever comes, in seconds: ten years. */
  public static final double NEVER = Duration.ofDays(3650).toSeconds();

  private static final Duration USUAL_HOLD = Duration.ofSeconds(10);
  private static final Duration HOLD_OF_SWINGING = Duration.ofSeconds(30);

  public Measure {
    requireNonNull(key, "key");
    requireNonNull(subject, "subject");
    requireNonNull(quantity, "quantity");
    requireNonNull(quantile, "quantile");
    traits = Set.copyOf(traits);
  }

  private static Measure named(String key, Subject subject, Quantity quantity, Trait... traits) {
    Measure measure = new Measure(key, subject, quantity, Set.of(traits), OptionalDouble.empty());
    NAMED.put(key, measure);
    return measure;
  }

  private static Measure percentile(Subject subject, String percent) {
    BigDecimal number = new BigDecimal(percent).stripTrailingZeros();
    return new Measure(
        subject.measures() + ".p" + number.toPlainString(),
        subject,
        Quantity.DURATION,
        Set.of(SAMPLED),
        OptionalDouble.of(number.divide(HUNDRED).doubleValue()));
  }

  /** The measure that rule files call so. */
  public static Optional<Measure> of(String key) {
    return Optional.ofNullable(NAMED.get(key)).or(() -> percentile(key));
  }

  private static Optional<Measure> percentile(String key) {
    Matcher matcher = PERCENTILE_KEY.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String percent = matcher.group(2).substring(1);
    return Arrays.stream(Subject.values())
        .filter(subject -> subject.measures().equals(matcher.group(1)))
        .filter(subject -> new BigDecimal(percent).signum() > 0)
        .findFirst()
        .map(subject -> percentile(subject, percent));
  }

  /** Those that are no percentiles. */
  public static Collection<Measure> named() {
    return Collections.unmodifiableCollection(NAMED.values());
  }

  static String allowed() {
    return NAMED.keySet().stream().collect(joining(", "))
        + ", requests.p<percent> and queries.p<percent>, for example requests.p99.9";
  }

  /**
   * Whether the number only grows while its window fills. Such a number cannot be called too low
   * before the window is complete.
   */
  public boolean cumulative() {
    return traits.contains(CUMULATIVE);
  }

  /** Whether it is made of events, so that few of them say little. */
  boolean sampled() {
    return traits.contains(SAMPLED);
  }

  /** How many events it takes where the rule does not say: of a gauge, one reading is a value. */
  Minimum usualMinimum() {
    return subject == Subject.GAUGES ? Minimum.NONE : Minimum.EVENTS;
  }

  /** The same key is the same measure. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Measure that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }

  /** How long a breach has to last where the rule does not say. */
  Duration usualHold() {
    return traits.contains(SWINGING) ? HOLD_OF_SWINGING : USUAL_HOLD;
  }
}
