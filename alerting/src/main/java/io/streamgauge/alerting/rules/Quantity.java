package io.streamgauge.alerting.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of number a measure is, and the units in which people write it. */
public enum Quantity {
  /** Seconds. */
  DURATION("a number with a unit (ns, us, ms, s, m, min, h, d), for example 500ms", durations()),

  /** 0 to 1. */
  RATIO("a ratio from 0 to 1, or from 0% to 100%", Map.of("", Unit.ONE, "%", new Unit(1, 100))),

  /** Events per second. */
  RATE("a number per time (/s, /min, /h), for example 100/s", rates()),

  /** Events, threads or whatever else is counted. */
  COUNT("a number without a unit", Map.of("", Unit.ONE)),

  /** Bytes. */
  SIZE("an amount (B, kB, MB, GB, KiB, MiB, GiB), for example 500MB", sizes()),

  /** Any finite number, in the unit of what was read. */
  NUMBER("a number without a unit, for example -3.5 or 2e6", Map.of("", Unit.ONE)),

  /** Bytes per second. */
  GROWTH("an amount per time (B, kB, MB, GB, KiB, MiB, GiB per s, min, h), as 10MB/min", growths());

  /** Seconds from which on nobody counts in seconds, and as many minutes. */
  private static final double LONG = 300;

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(-?[0-9.]+)\\s*([^0-9.\\s]*)");

  private final String allowed;
  private final Map<String, Unit> units;

  Quantity(String allowed, Map<String, Unit> units) {
    this.allowed = allowed;
    this.units = units;
  }

  /** What can be written, in words. */
  public String allowed() {
    return allowed;
  }

  /** The number in the quantity's own unit; empty where the text is not {@link #allowed}. */
  public OptionalDouble parse(String text) {
    if (this == NUMBER) {
      return finite(text.strip());
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      return OptionalDouble.empty();
    }
    Unit unit = units.get(matcher.group(2));
    return number(matcher.group(1))
        .map(number -> OptionalDouble.of(unit.apply(number)))
        .orElseGet(OptionalDouble::empty);
  }

  private static OptionalDouble finite(String text) {
    return number(text)
        .map(BigDecimal::doubleValue)
        .filter(Double::isFinite)
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  /** Whether a threshold of this value can ever tell quiet from breach. */
  boolean sensible(double threshold) {
    return switch (this) {
      case DURATION, RATE, COUNT, SIZE -> threshold >= 0;
      case RATIO -> threshold >= 0 && threshold <= 1;
      case GROWTH, NUMBER -> true;
    };
  }

  /** The value for people, with its unit. */
  public String format(double value) {
    return switch (this) {
      case DURATION -> duration(value);
      case RATIO -> decimal(value * 100) + " %";
      case RATE -> decimal(value) + "/s";
      case COUNT -> decimal(value);
      case SIZE -> decimal(value / 1_000_000) + " MB";
      case NUMBER -> plain(value);
      case GROWTH -> decimal(value * 60 / 1_000_000) + " MB/min";
    };
  }

  private static String duration(double seconds) {
    if (seconds < 1) {
      return decimal(seconds * 1000) + " ms";
    }
    if (seconds < LONG) {
      return decimal(seconds) + " s";
    }
    if (seconds >= Measure.NEVER) {
      return "ten years or more";
    }
    return seconds < LONG * 60 ? decimal(seconds / 60) + " min" : decimal(seconds / 3600) + " h";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }

  /** Six digits that count, whatever the size. */
  private static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale();
    return exponent > -4 && exponent <= 15 ? rounded.toPlainString() : rounded.toString();
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Unit> durations() {
    return Map.of(
        "ns", new Unit(1, 1_000_000_000),
        "us", new Unit(1, 1_000_000),
        "µs", new Unit(1, 1_000_000),
        "ms", new Unit(1, 1000),
        "s", Unit.ONE,
        "m", new Unit(60, 1),
        "min", new Unit(60, 1),
        "h", new Unit(3600, 1),
        "d", new Unit(86_400, 1));
  }

  private static Map<String, Unit> rates() {
    return Map.of(
        "", Unit.ONE,
        "/s", Unit.ONE,
        "/m", new Unit(1, 60),
        "/min", new Unit(1, 60),
        "/h", new Unit(1, 3600));
  }

  private static Map<String, Unit> sizes() {
    return Map.of(
        "B", Unit.ONE,
        "kB", new Unit(1000, 1),
        "KB", new Unit(1000, 1),
        "MB", new Unit(1_000_000, 1),
        "GB", new Unit(1_000_000_000, 1),
        "KiB", new Unit(1L << 10, 1),
        "MiB", new Unit(1L << 20, 1),
        "GiB", new Unit(1L << 30, 1));
  }

  private static Map<String, Unit> growths() {
    Map<String, Integer> times = Map.of("/s", 1, "/m", 60, "/min", 60, "/h", 3600);
    Map<String, Unit> units = new LinkedHashMap<>();
    sizes()
        .forEach(
            (size, bytes) ->
                times.forEach(
                    (time, seconds) ->
                        units.put(size + time, new Unit(bytes.numerator(), seconds))));
    return Map.copyOf(units);
  }

  /** A unit as a fraction of the quantity's own, so that 70 % is 0.7 to the last bit. */
  private record Unit(long numerator, long denominator) {
    static final Unit ONE = new Unit(1, 1);

    double apply(BigDecimal number) {
      return number
          .multiply(BigDecimal.valueOf(numerator))
          .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
          .doubleValue();
    }
  }
}
