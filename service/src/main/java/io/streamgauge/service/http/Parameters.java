package io.streamgauge.service.http;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.javalin.http.Context;
import io.streamgauge.service.openapi.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Query parameters of one request, read with their types. Whatever does not fit ends the request
 * with a 400 that names the parameter, its value and what is allowed. An empty value counts as
 * absent.
 */
public final class Parameters {

  private static final String INSTANT =
      "epoch milliseconds or an ISO 8601 instant, from 1970 to 9999";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final int MOST_QUANTILES = 50;
  private static final String QUANTILES =
      "a comma-separated list of up to " + MOST_QUANTILES + " numbers from 0 to 1";

  private static final String DURATION = "a number with a unit: ns, us, ms, s, m, h, d, as 500ms";
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?)(ns|us|ms|s|m|h|d|)");
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(36_500).toNanos());

  private final Map<String, List<String>> values;
  private final Map<String, String> path;

  private Parameters(Map<String, List<String>> values, Map<String, String> path) {
    this.values = values;
    this.path = path;
  }

  /** The parameters of a request; what the operation does not have is refused. */
  public static Parameters of(Context context, Operation<?> operation) {
    Map<String, List<String>> values = CommonParameters.others(context);
    refuseUnknown(values, operation.queryParameters());
    return new Parameters(values, context.pathParamMap());
  }

  /**
   * @param known the parameters that the route understands; any other is refused
   */
  public static Parameters of(Context context, String... known) {
    return of(CommonParameters.others(context), known);
  }

  /**
   * @param values all values of each parameter
   * @param known the parameters that are understood; any other is refused
   */
  public static Parameters of(Map<String, List<String>> values, String... known) {
    refuseUnknown(values, known);
    return new Parameters(values, Map.of());
  }

  private static void refuseUnknown(Map<String, List<String>> values, String... known) {
    List<String> names = Arrays.asList(known);
    values.forEach(
        (name, given) -> {
          if (!names.contains(name)) {
            throw unknown(name, given, names);
          }
        });
  }

  private static ProblemException unknown(String name, List<String> given, List<String> known) {
    String allowed = known.isEmpty() ? "no parameter" : String.join(", ", known);
    return new ProblemException(
        400,
        "Unknown parameter",
        "parameter '%s' is unknown, allowed is %s".formatted(name, allowed),
        Map.of("parameter", name, "value", String.join(",", given), "allowed", allowed));
  }

  /** A part of the path. */
  public String path(String name) {
    return path.get(name);
  }

  /** The text of a parameter that must be there. */
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    400,
                    "Missing parameter",
                    "parameter '%s' is required".formatted(name),
                    Map.of("parameter", name)));
  }

  /** The text of a parameter, if it is there; given twice it is refused. */
  public Optional<String> optional(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw badParameter(name, String.join(",", given), "one value");
    }
    return given.stream().filter(value -> !value.isBlank()).findFirst();
  }

  /** The texts of a parameter that may stand there more than once, in the order given. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(it -> !it.isBlank()).toList();
  }

  /** A point in time: epoch milliseconds, or ISO 8601 with an offset. */
  public Optional<Instant> instant(String name) {
    return optional(name).map(value -> inRange(name, value, parseInstant(name, value)));
  }

  private static Instant inRange(String name, String value, Instant instant) {
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
      throw badParameter(name, value, INSTANT);
    }
    return instant;
  }

  private static Instant parseInstant(String name, String value) {
    try {
      return value.chars().allMatch(c -> c == '-' || Character.isDigit(c))
              && value.indexOf('-') <= 0
          ? Instant.ofEpochMilli(Long.parseLong(value))
          : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
    } catch (NumberFormatException | DateTimeParseException e) {
      throw badParameter(name, value, INSTANT);
    }
  }

  /** A length of time of more than 0: {@code 500ms}, {@code 1.5s}, {@code 7d}. */
  public Optional<Duration> duration(String name) {
    return optional(name).map(value -> parseDuration(name, value, DURATION));
  }

  /**
   * The same, or a word in its place.
   *
   * @return empty if the parameter is not there, and an empty one inside for the word
   */
  public Optional<Optional<Duration>> durationOr(String name, String word) {
    return optional(name)
        .map(
            value ->
                value.equals(word)
                    ? Optional.empty()
                    : Optional.of(parseDuration(name, value, DURATION + ", or " + word)));
  }

  private static Duration parseDuration(String name, String value, String allowed) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(value.strip());
    if (matcher.matches()) {
      BigDecimal nanos =
          new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos(matcher.group(2))));
      if (nanos.compareTo(BigDecimal.ONE) >= 0 && nanos.compareTo(LONGEST) <= 0) {
        return Duration.ofNanos(nanos.longValue());
      }
    }
    throw badParameter(name, value, allowed);
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      default -> 1_000_000_000;
    };
  }

  /**
   * One of a few words.
   *
   * @param allowed the words, in the order in which they are to be named, and what they mean
   */
  public <T> Optional<T> choice(String name, Map<String, T> allowed) {
    return optional(name)
        .map(
            value -> {
              T meaning = allowed.get(value);
              if (meaning == null) {
                throw badParameter(name, value, String.join(", ", allowed.keySet()));
              }
              return meaning;
            });
  }

  /** A whole number within bounds, both inclusive. */
  public OptionalInt integer(String name, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    String allowed = "a whole number from %d to %d".formatted(least, most);
    try {
      int value = Integer.parseInt(text.get());
      if (value < least || value > most) {
        throw badParameter(name, text.get(), allowed);
      }
      return OptionalInt.of(value);
    } catch (NumberFormatException e) {
      throw badParameter(name, text.get(), allowed);
    }
  }

  /**
   * Numbers of 0 or more, comma-separated or given repeatedly, in the order given.
   *
   * @param most how many there may be
   */
  public Optional<List<Double>> numbers(String name, int most) {
    String allowed = "1 to %d numbers of 0 or more, separated by commas".formatted(most);
    return list(name, most, allowed, number -> number >= 0 && Double.isFinite(number));
  }

  /** Quantiles from 0 to 1, comma-separated or given repeatedly, in the order given. */
  public Optional<List<Double>> quantiles(String name) {
    return list(name, MOST_QUANTILES, QUANTILES, number -> number >= 0 && number <= 1);
  }

  private Optional<List<Double>> list(
      String name, int most, String allowed, DoublePredicate accepted) {
    List<Double> numbers = new ArrayList<>();
    for (String given : values.getOrDefault(name, List.of())) {
      for (String value : given.isBlank() ? new String[0] : given.split(",", -1)) {
        numbers.add(parseNumber(name, value.trim(), allowed, accepted));
        if (numbers.size() > most) {
          throw badParameter(name, numbers.size() + " or more", allowed);
        }
      }
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(numbers));
  }

  private static double parseNumber(
      String name, String value, String allowed, DoublePredicate accepted) {
    try {
      double number = Double.parseDouble(value);
      if (accepted.test(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of range.
    }
    throw badParameter(name, value, allowed);
  }
}
