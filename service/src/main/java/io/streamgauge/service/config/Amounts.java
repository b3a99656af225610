package io.streamgauge.service.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and shares as people write them; IllegalArgumentException for everything else. */
final class Amounts {

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]+)");
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(%?)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(1).toNanos());

  private Amounts() {}

  /** Up to a day. */
  static Duration duration(String text) {
    Matcher matcher = matched(DURATION, text);
    Long unit = NANOS.get(matcher.group(2));
    if (unit == null) {
      throw new IllegalArgumentException(text);
    }
    BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
    if (nanos.compareTo(BigDecimal.ONE) < 0 || nanos.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(text);
    }
    return Duration.ofNanos(nanos.longValue());
  }

  /** Above 0 and below 1. */
  static double share(String text) {
    Matcher matcher = matched(SHARE, text);
    BigDecimal number = new BigDecimal(matcher.group(1));
    double share = (matcher.group(2).isEmpty() ? number : number.movePointLeft(2)).doubleValue();
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException(text);
    }
    return share;
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }
}
