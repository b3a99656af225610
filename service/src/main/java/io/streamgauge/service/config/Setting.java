package io.streamgauge.service.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that can be set.
 *
 * @param key lower-case words joined by dots: {@code http.port}
 * @param allowed what a value may be, for the error: {@code "a port from 0 to 65535"}
 * @param parse reads a value; throws IllegalArgumentException where it is not allowed
 * @param fallback the value where nothing is set
 */
public record Setting<T>(String key, String allowed, Function<String, T> parse, T fallback) {

  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)*");
  private static final Pattern ADDRESSES =
      Pattern.compile("[^\\s:,]+:\\d{1,5}(\\s*,\\s*[^\\s:,]+:\\d{1,5})*");

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([\\w.-]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?");

  public Setting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("key is '" + key + "', allowed is " + KEY);
    }
    requireNonNull(allowed, "allowed");
    requireNonNull(parse, "parse");
    requireNonNull(fallback, "fallback");
  }

  /** Any text that is not blank. */
  public static Setting<String> text(String key, String fallback) {
    return new Setting<>(key, "a text that is not blank", Setting::notBlank, fallback);
  }

  /** A port, 0 for any free one. */
  public static Setting<Integer> port(String key, int fallback) {
    return number(key, "a port from 0 to 65535", 0, 65_535, fallback);
  }

  /** A whole number within bounds, both inclusive. */
  public static Setting<Integer> integer(String key, int least, int most, int fallback) {
    String allowed = "a whole number from %d to %d".formatted(least, most);
    return number(key, allowed, least, most, fallback);
  }

  /** True or false. */
  public static Setting<Boolean> flag(String key, boolean fallback) {
    return new Setting<>(key, "true or false", Setting::parseFlag, fallback);
  }

  /** A file or directory. */
  public static Setting<Path> path(String key, Path fallback) {
    return new Setting<>(key, "a path", value -> Path.of(notBlank(value)), fallback);
  }

  /** One address. */
  public static Setting<String> address(String key, String fallback) {
    return new Setting<>(key, "HOST:PORT", Setting::checkAddress, fallback);
  }

  /** Addresses of brokers. */
  public static Setting<String> addresses(String key, String fallback) {
    return new Setting<>(key, "HOST:PORT[,HOST:PORT…]", Setting::checkAddresses, fallback);
  }

  /** URLs, one or several separated by commas. */
  public static Setting<String> urls(String key, String fallback) {
    return new Setting<>(key, "http(s)://HOST[:PORT][,…]", Setting::checkUrls, fallback);
  }

  /** Origins of web pages, none unless set. */
  public static Setting<List<String>> origins(String key) {
    return new Setting<>(key, "http(s)://HOST[:PORT][,…], or *", Setting::parseOrigins, List.of());
  }

  /** A duration above 0, as people write it: {@code 500ms}, {@code 1.5s}, {@code 2min}. */
  public static Setting<Duration> duration(String key, Duration fallback) {
    String allowed = "a duration up to a day with its unit (ms, s, min, h), for example 500ms";
    return new Setting<>(key, allowed, Amounts::duration, fallback);
  }

  /** A share above 0 and below 1, also written in per cent: {@code 80%}. */
  public static Setting<Double> share(String key, double fallback) {
    String allowed = "a share above 0 and below 1, or above 0% and below 100%";
    return new Setting<>(key, allowed, Amounts::share, fallback);
  }

  /** The same setting, absent where nothing is set. */
  public Setting<Optional<T>> optional() {
    return new Setting<>(key, allowed, parse.andThen(Optional::of), Optional.empty());
  }

  /** Its name as an environment variable: {@code STREAMGAUGE_HTTP_PORT}. */
  public String variable() {
    return Environment.variable(key);
  }

  private static Setting<Integer> number(
      String key, String allowed, int least, int most, int fallback) {
    return new Setting<>(key, allowed, value -> parseNumber(value, least, most), fallback);
  }

  private static int parseNumber(String value, int least, int most) {
    int number = Integer.parseInt(value);
    if (number < least || number > most) {
      throw new IllegalArgumentException(value);
    }
    return number;
  }

  private static boolean parseFlag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(value);
    };
  }

  private static String notBlank(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static String checkAddress(String value) {
    if (value.contains(",")) {
      throw new IllegalArgumentException(value);
    }
    return checkAddresses(value);
  }

  private static String checkAddresses(String value) {
    if (!ADDRESSES.matcher(value).matches()) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static List<String> parseOrigins(String value) {
    List<String> origins = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    for (String origin : origins) {
      if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(value);
      }
    }
    return origins;
  }

  private static String checkUrls(String value) {
    for (String url : value.split(",", -1)) {
      URI uri = URI.create(url.trim());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        throw new IllegalArgumentException(value);
      }
    }
    return value;
  }
}
