package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.bench.load.Durations;
import io.streamgauge.bench.load.KnownEvents;
import io.streamgauge.bench.load.KnownEvents.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions to the product. Counts, errors and sums of each answer have to be exact and its
 * quantiles right within the sketch's 1 %, before it is asked for again and again.
 */
final class OurQuestions {

  private static final double ACCURACY = 0.01;
  private static final double ROUNDING = 1e-9;
  private static final int TOP = 10;

  /** What follows changes while time goes by. */
  private static final String CHANGING = "\"completeness\"";

  private final KnownEvents known;
  private final Web web;

  OurQuestions(KnownEvents known, Web web) {
    this.known = known;
    this.web = web;
  }

  /** Whether all that was published has come in, and can change no more. */
  boolean isFinal() throws IOException, InterruptedException {
    String path = "/api/v1/requests?step=10s" + range(known.to() - KnownEvents.WINDOW_MILLIS);
    Map<Series, JsonNode> told = new HashMap<>();
    for (JsonNode series : Web.parse(web.get(path)).path("series")) {
      told.put(
          new Series(series.path("service").asText(), series.path("operation").asText()),
          series.at("/windows/0"));
    }
    return known.series().stream().allMatch(series -> isFinal(series, told.get(series)));
  }

  private boolean isFinal(Series series, JsonNode window) {
    long count = known.window(series, known.windows() - 1).count();
    return window == null
        ? count == 0
        : window.path("count").asLong() == count && window.path("final").asBoolean();
  }

  /**
   * Asks each question once about every series or service.
   *
   * @throws WrongAnswerException if an answer is wrong
   */
  Question checked(Kind kind) throws IOException, InterruptedException {
    return switch (kind) {
      case NOTHING -> new Question(kind, List.of(new Asked(Served.NOTHING, "{}")), new Errors());
      case LATEST -> latest();
      case MERGED -> merged();
      case LISTED -> listed();
      case TOP -> top();
      case REPORT -> report();
    };
  }

  private String range(long from) {
    return "&from=%d&to=%d".formatted(from, known.to());
  }

  private static String path(String events, Series series) {
    return "/api/v1/%s?service=%s&operation=%s"
        .formatted(events, series.service(), Web.encoded(series.operation()));
  }

  private Question latest() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String path = path("requests/latest", series);
      checkWindows(path, series, lastNonEmpty(series), asked, errors);
    }
    return new Question(Kind.LATEST, asked, errors);
  }

  private int lastNonEmpty(Series series) {
    int index = known.windows() - 1;
    while (known.window(series, index).count() == 0) {
      index--;
    }
    return index;
  }

  private Question listed() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String path = path("requests", series) + "&step=10s" + range(known.from());
      checkWindows(path, series, 0, asked, errors);
    }
    return new Question(Kind.LISTED, asked, errors);
  }

  /** There have to be all windows from one on. */
  private void checkWindows(String path, Series series, int first, List<Asked> asked, Errors errors)
      throws IOException, InterruptedException {
    String body = web.get(path);
    JsonNode windows = Web.parse(body).at("/series/0/windows");
    int nonEmpty = 0;
    for (int index = first; index < known.windows(); index++) {
      nonEmpty += known.window(series, index).count() > 0 ? 1 : 0;
    }
    requireEqual(path, "windows", windows.size(), nonEmpty);
    for (JsonNode window : windows) {
      long index = (window.path("start").asLong() - known.from()) / KnownEvents.WINDOW_MILLIS;
      check(path, window, known.window(series, (int) index), errors);
    }
    asked.add(new Asked(path, constant(body)));
  }

  private Question merged() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String path = path("requests", series) + range(known.from());
      String body = web.get(path);
      check(path, Web.parse(body).at("/series/0/windows/0"), known.all(series), errors);
      asked.add(new Asked(path, constant(body)));
    }
    return new Question(Kind.MERGED, asked, errors);
  }

  private Question top() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (String service : known.services()) {
      String path =
          "/api/v1/requests?service=%s&top=%d&by=p95".formatted(service, TOP) + range(known.from());
      String body = web.get(path);
      checkTop(path, service, Web.parse(body).path("series"), errors);
      asked.add(new Asked(path, constant(body)));
    }
    return new Question(Kind.TOP, asked, errors);
  }

  private void checkTop(String path, String service, JsonNode told, Errors errors) {
    List<Double> exact =
        known.series().stream()
            .filter(series -> series.service().equals(service))
            .map(series -> known.all(series).quantile(0.95))
            .sorted(Comparator.reverseOrder())
            .limit(TOP)
            .toList();
    requireEqual(path, "series", told.size(), exact.size());
    for (int rank = 0; rank < told.size(); rank++) {
      Series series = new Series(service, told.get(rank).path("operation").asText());
      JsonNode window = told.get(rank).at("/windows/0");
      check(path, window, known.all(series), errors);
      requireClose(path, "p95 at rank " + rank, p95(window), exact.get(rank), ACCURACY);
    }
  }

  private static double p95(JsonNode window) {
    return window.path("quantiles").path("0.95").asDouble();
  }

  private Question report() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (String service : known.services()) {
      String path = "/api/v1/report?service=" + service + range(known.from());
      JsonNode told = Web.parse(web.get(path)).at("/services/0");
      long events = 0;
      for (Series series : known.series()) {
        events += series.service().equals(service) ? known.all(series).count() : 0;
      }
      requireEqual(path, "requests", told.path("requests").asLong(), events);
      asked.add(new Asked(path, "{\"from\":" + known.from()));
    }
    return new Question(Kind.REPORT, asked, new Errors());
  }

  private static void check(String path, JsonNode window, Durations exact, Errors errors) {
    requireEqual(path, "count", window.path("count").asLong(), exact.count());
    requireEqual(path, "errors", window.path("errors").asLong(), exact.errors());
    requireClose(path, "total", window.path("total").asDouble(), exact.seconds(), ROUNDING);
    if (!window.path("final").asBoolean()) {
      throw new WrongAnswerException(path + " has a window that is not final");
    }
    for (double q : Kind.QUANTILES) {
      double told = window.path("quantiles").path(Double.toString(q)).asDouble();
      requireClose(path, "quantile " + q, told, exact.quantile(q), ACCURACY + ROUNDING);
      errors.add(told, exact.quantile(q));
    }
  }

  private static void requireEqual(String path, String what, long told, long exact) {
    if (told != exact) {
      throw new WrongAnswerException(
          "%s tells %s of %d, published was %d".formatted(path, what, told, exact));
    }
  }

  private static void requireClose(
      String path, String what, double told, double exact, double share) {
    if (!(Math.abs(told - exact) <= share * exact)) {
      throw new WrongAnswerException(
          "%s tells %s of %s, published was %s".formatted(path, what, told, exact));
    }
  }

  private static String constant(String body) {
    int end = body.indexOf(CHANGING);
    return end < 0 ? body : body.substring(0, end);
  }
}
