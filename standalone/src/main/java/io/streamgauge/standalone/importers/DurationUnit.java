package io.streamgauge.standalone.importers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Unit of a written duration. */
public enum DurationUnit {
  NANOSECONDS("ns", 0),
  MICROSECONDS("us", 3),
  MILLISECONDS("ms", 6),
  SECONDS("s", 9);

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MOST_DIGITS = 40;

  private final String symbol;
  private final int exponent;

  DurationUnit(String symbol, int exponent) {
    this.symbol = symbol;
    this.exponent = exponent;
  }

  /** As it is written on the command line. */
  public String symbol() {
    return symbol;
  }

  /**
   * The unit with a symbol.
   *
   * @throws IllegalArgumentException where there is none; the message names all
   */
  public static DurationUnit of(String symbol) {
    return Arrays.stream(values())
        .filter(unit -> unit.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "duration unit '"
                        + symbol
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(DurationUnit::symbol)
                            .collect(Collectors.joining(", "))));
  }

  /** Nanoseconds, exact and rounded half up; empty for what is no number, negative or too large. */
  OptionalLong toNanos(String number) {
    if (number.isEmpty() || number.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal value = new BigDecimal(number);
      // The guard keeps exponents such as 1e999999999 from being written out.
      if (value.signum() < 0 || Math.abs((long) value.scale()) > MOST_DIGITS) {
        return OptionalLong.empty();
      }
      BigDecimal nanos = value.scaleByPowerOfTen(exponent).setScale(0, RoundingMode.HALF_UP);
      return nanos.compareTo(LONGEST) > 0
          ? OptionalLong.empty()
          : OptionalLong.of(nanos.longValueExact());
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
