package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.bench.load.Durations;
import io.streamgauge.bench.load.KnownEvents;
import io.streamgauge.bench.load.KnownEvents.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The same questions in PromQL, the four quantiles in one expression. Counts have to be exact; how
 * far the quantiles are off is noted.
 */
final class PrometheusQuestions {

  private static final String BUCKETS = ClassicHistograms.METRIC + "_bucket";

  private final KnownEvents known;
  private final Web web;

  PrometheusQuestions(KnownEvents known, Web web) {
    this.known = known;
    this.web = web;
  }

  /**
   * Asks each question once about every series or service, but for the report, which it has none
   * of.
   *
   * @throws WrongAnswerException if it does not hold the events that were published
   */
  List<Question> checked(List<Kind> kinds) throws IOException, InterruptedException {
    for (Series series : known.series()) {
      checkCount(series);
    }
    List<Question> questions = new ArrayList<>();
    for (Kind kind : kinds) {
      switch (kind) {
        case LATEST -> questions.add(latest());
        case MERGED -> questions.add(merged());
        case LISTED -> questions.add(listed());
        case TOP -> questions.add(top());
        case NOTHING, REPORT -> {}
      }
    }
    return questions;
  }

  private void checkCount(Series series) throws IOException, InterruptedException {
    String path = instant(ClassicHistograms.METRIC + "_count" + selector(series));
    long told = Web.parse(web.get(path)).at("/data/result/0/value/1").asLong();
    if (told != known.all(series).count()) {
      throw new WrongAnswerException(
          "%s tells %d, published was %d".formatted(path, told, known.all(series).count()));
    }
  }

  private Question latest() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String path = instant(quantiles("increase(" + BUCKETS + selector(series) + "[10s])"));
      String body = web.get(path);
      note(path, Web.parse(body), known.window(series, known.windows() - 1), errors);
      asked.add(new Asked(path, body));
    }
    return new Question(Kind.LATEST, asked, errors);
  }

  private Question merged() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String path = instant(quantiles("increase(" + BUCKETS + selector(series) + all() + ")"));
      String body = web.get(path);
      note(path, Web.parse(body), known.all(series), errors);
      asked.add(new Asked(path, body));
    }
    return new Question(Kind.MERGED, asked, errors);
  }

  private Question listed() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (Series series : known.series()) {
      String query = quantiles("increase(" + BUCKETS + selector(series) + "[10s])");
      String path =
          "/api/v1/query_range?start=%d&end=%d&step=10&query=%s"
              .formatted(
                  (known.from() + KnownEvents.WINDOW_MILLIS) / 1000,
                  known.to() / 1000,
                  Web.encoded(query));
      String body = web.get(path);
      noteRange(path, series, Web.parse(body), errors);
      asked.add(new Asked(path, body));
    }
    return new Question(Kind.LISTED, asked, errors);
  }

  private void noteRange(String path, Series series, JsonNode answer, Errors errors) {
    for (JsonNode result : answer.at("/data/result")) {
      double q = result.at("/metric/q").asDouble();
      for (JsonNode value : result.path("values")) {
        long end = value.get(0).asLong() * 1000;
        int index = (int) ((end - known.from()) / KnownEvents.WINDOW_MILLIS) - 1;
        Durations exact = known.window(series, index);
        if (exact.count() > 0) {
          errors.add(value.get(1).asDouble(), exact.quantile(q));
        }
      }
    }
    requireAnswers(path, answer);
  }

  private Question top() throws IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    Errors errors = new Errors();
    for (String service : known.services()) {
      String inner =
          "sum by (operation, le) (increase(%s{service=\"%s\"}%s))"
              .formatted(BUCKETS, service, all());
      String path = instant("topk(10, histogram_quantile(0.95, " + inner + "))");
      String body = web.get(path);
      for (JsonNode result : Web.parse(body).at("/data/result")) {
        Series series = new Series(service, result.at("/metric/operation").asText());
        errors.add(result.at("/value/1").asDouble(), known.all(series).quantile(0.95));
      }
      requireAnswers(path, Web.parse(body));
      asked.add(new Asked(path, ""));
    }
    return new Question(Kind.TOP, asked, errors);
  }

  private static void note(String path, JsonNode answer, Durations exact, Errors errors) {
    for (JsonNode result : answer.at("/data/result")) {
      double q = result.at("/metric/q").asDouble();
      errors.add(result.at("/value/1").asDouble(), exact.quantile(q));
    }
    requireAnswers(path, answer);
  }

  private static void requireAnswers(String path, JsonNode answer) {
    if (answer.at("/data/result").isEmpty()) {
      throw new WrongAnswerException(path + " has no answer");
    }
  }

  private String instant(String query) {
    return "/api/v1/query?time=%d&query=%s".formatted(known.to() / 1000, Web.encoded(query));
  }

  private String all() {
    return "[" + (known.to() - known.from()) / 1000 + "s]";
  }

  private static String selector(Series series) {
    return "{service=\"%s\",operation=\"%s\"}".formatted(series.service(), series.operation());
  }

  private static String quantiles(String buckets) {
    return DoubleStream.of(Kind.QUANTILES)
        .mapToObj(
            q ->
                String.format(
                    Locale.ROOT,
                    "label_replace(histogram_quantile(%s, %s), \"q\", \"%s\", \"\", \"\")",
                    q,
                    buckets,
                    q))
        .collect(Collectors.joining(" or "));
  }
}
