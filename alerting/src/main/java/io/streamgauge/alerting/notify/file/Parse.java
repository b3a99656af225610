package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.notify.plan.RateLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts of notifier files are read; null for what is not allowed. */
final class Parse {

  static final String RATE = "a whole number per s, min or h, for example 10/min";
  static final String URL = "http(s)://HOST[:PORT][/PATH]";

  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|min|h|d)");
  private static final Pattern COUNT_PER = Pattern.compile("([1-9][0-9]{0,5})\\s*/\\s*(s|m|min|h)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Parse() {}

  /** A time within bounds, both inclusive: {@code 30s}. */
  static Duration time(String text, Duration least, Duration most) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    Duration time = UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    return time.compareTo(least) >= 0 && time.compareTo(most) <= 0 ? time : null;
  }

  static RateLimit rate(String text) {
    Matcher matcher = COUNT_PER.matcher(text.strip());
    return matcher.matches()
        ? new RateLimit(Integer.parseInt(matcher.group(1)), UNITS.get(matcher.group(2)))
        : null;
  }

  static String url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getHost() != null && url.getFragment() == null ? text : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
