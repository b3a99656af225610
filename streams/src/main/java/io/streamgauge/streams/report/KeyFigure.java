package io.streamgauge.streams.report;

/**
 * The figures that a service is judged by. Each has a weight, and a loss that grows from 0 at the
 * target to 1, without a step: what misses its target by little costs little.
 *
 * <ul>
 *   <li>Durations lose in proportion to the logarithm: half at twice the target, all at four times.
 *   <li>The error rate does too: 30 % at twice the target, all at ten times (or when all fail).
 *   <li>The hit ratio loses in proportion to what it lacks: all at 0.
 *   <li>Memory and CPU lose in proportion to what they have left: all when nothing is.
 * </ul>
 */
enum KeyFigure {
  MEAN("mean", "s", 10, 10),
  P95("p95", "s", 20, 20),
  P99("p99", "s", 10, 100),
  ERROR_RATE("errorRate", "ratio", 30, 10),
  HIT_RATIO("hitRatio", "ratio", 10, 100),
  MEMORY("memory", "ratio", 10, 1),
  CPU("cpu", "ratio", 10, 1);

  private static final double DURATION_LOST_AT = 4;
  private static final double ERRORS_LOST_AT = 10;
  private static final double MATERIAL = 0.1;
  private static final double MATERIAL_SHARE = 0.02;

  private final String label;
  private final String unit;
  private final int weight;
  private final long fewestEvents;

  KeyFigure(String label, String unit, int weight, long fewestEvents) {
    this.label = label;
    this.unit = unit;
    this.weight = weight;
    this.fewestEvents = fewestEvents;
  }

  /** Its name in answers: mean, p95, p99, errorRate, hitRatio, memory, cpu. */
  String label() {
    return label;
  }

  /** {@code s} or {@code ratio}. */
  String unit() {
    return unit;
  }

  /** Points it is worth where all figures are known; those of all figures are 100. */
  int weight() {
    return weight;
  }

  /** Fewer events (requests, lookups, windows with a reading) tell nothing. */
  long fewestEvents() {
    return fewestEvents;
  }

  boolean isMet(double value, double target) {
    return this == HIT_RATIO ? value >= target : value <= target;
  }

  /** The part of its points that a value costs, 0 to 1; 0 if and only if the target is met. */
  double loss(double value, double target) {
    return switch (this) {
      case MEAN, P95, P99 -> times(value / target, DURATION_LOST_AT);
      case ERROR_RATE -> times(value / target, Math.min(ERRORS_LOST_AT, 1 / target));
      case HIT_RATIO -> clamped((target - value) / target);
      case MEMORY, CPU -> clamped((value - target) / (1 - target));
    };
  }

  private static double times(double multiple, double lostAt) {
    return multiple <= 1 ? 0 : clamped(Math.log(multiple) / Math.log(lostAt));
  }

  private static double clamped(double loss) {
    return Math.max(0, Math.min(1, loss));
  }

  /** Whether a change is large enough to be spoken of, whatever statistics say. */
  boolean isMaterial(double before, double now, double target) {
    double change = Math.abs(now - before);
    return switch (this) {
      case MEAN, P95, P99 -> change > Math.max(MATERIAL * before, 0.01 * target);
      case ERROR_RATE -> change > MATERIAL * Math.max(before, target);
      case HIT_RATIO, MEMORY, CPU -> change > MATERIAL_SHARE;
    };
  }

  /** What a rise of this figure means. */
  Trend ofRise() {
    return this == HIT_RATIO ? Trend.BETTER : Trend.WORSE;
  }

  /** What a fall of this figure means. */
  Trend ofFall() {
    return this == HIT_RATIO ? Trend.WORSE : Trend.BETTER;
  }
}
