package io.streamgauge.service.http;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Query parameters of one request, read with their types. Whatever does not fit ends the request
 * with a 400 that names the parameter, its value and what is allowed. An empty value counts as
 * absent.
 */
public final class Parameters {

  private static final String INSTANT =
      "epoch milliseconds or an ISO 8601 instant, from 1970 to 9999";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final String QUANTILES = "a comma-separated list of numbers from 0 to 1";

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * @param known the parameters that the route understands; any other is refused
   */
  public static Parameters of(Context context, String... known) {
    return of(context.queryParamMap(), known);
  }

  static Parameters of(Map<String, List<String>> values, String... known) {
    List<String> names = Arrays.asList(known);
    values.forEach(
        (name, given) -> {
          if (!names.contains(name)) {
            throw unknown(name, given, names);
          }
        });
    return new Parameters(values);
  }

  private static ProblemException unknown(String name, List<String> given, List<String> known) {
    String allowed = known.isEmpty() ? "no parameter" : String.join(", ", known);
    return new ProblemException(
        400,
        "Unknown parameter",
        "parameter '%s' is unknown, allowed is %s".formatted(name, allowed),
        Map.of("parameter", name, "value", String.join(",", given), "allowed", allowed));
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

  /** Quantiles from 0 to 1, comma-separated or given repeatedly, in the order given. */
  public Optional<List<Double>> quantiles(String name) {
    List<Double> quantiles = new ArrayList<>();
    for (String given : values.getOrDefault(name, List.of())) {
      for (String value : given.isBlank() ? new String[0] : given.split(",", -1)) {
        quantiles.add(parseQuantile(name, value.trim()));
      }
    }
    return quantiles.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(quantiles));
  }

  private static double parseQuantile(String name, String value) {
    try {
      double quantile = Double.parseDouble(value);
      if (quantile >= 0 && quantile <= 1) {
        return quantile;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of range.
    }
    throw badParameter(name, value, QUANTILES);
  }
}
