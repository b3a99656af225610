package io.streamgauge.alerting.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import io.streamgauge.alerting.quiet.Matcher;
import io.streamgauge.alerting.quiet.Matchers;
import io.streamgauge.alerting.quiet.Silencing;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.openapi.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the silence that a request asks for. */
final class SilenceOrder {

  static final String BY = "by";
  static final int LONGEST_AUTHOR = 200;

  private static final String MATCHER = "matcher";
  private static final String START = "start";
  private static final String END = "end";
  private static final String FOR = "for";
  private static final String COMMENT = "comment";
  private static final String ID = "id";
  private static final int LONGEST_COMMENT = 2_000;
  private static final String ALLOWED_END =
      "what ends after its start and after now, and lasts 366 days at most";
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern ID_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int ID_FROM = 24;

  static final Parameter[] PARAMETERS = {
    Parameter.texts(
            MATCHER,
            "What an alert has to be, all of them together: " + Matcher.ALLOWED + ".",
            Matchers.MOST)
        .mandatory(),
    Parameter.text(BY, "Who asks for quiet.").mandatory(),
    Parameter.text(COMMENT, "Why."),
    Parameter.instant(START, "When it begins; now if absent."),
    Parameter.instant(END, "When it ends, exclusive; either this or `for`."),
    Parameter.duration(FOR, "How long it lasts, at most 366d; either this or `end`."),
    Parameter.text(
        ID,
        "Names the silence: who asks twice under one name asks for one silence. Letters, digits,"
            + " '.', '_' and '-', at most 64.")
  };

  private final Parameters parameters;
  private final long now;

  /**
   * @param now epoch milliseconds
   */
  SilenceOrder(Parameters parameters, long now) {
    this.parameters = parameters;
    this.now = now;
  }

  /**
   * The silence.
   *
   * @throws ProblemException which says what is wrong with the request
   */
  Silencing read() {
    Matchers matchers = matchers();
    long start = parameters.instant(START).map(Instant::toEpochMilli).orElse(now);
    Silence silence =
        Silence.newBuilder()
            .setId(id())
            .setMatchers(matchers.all().stream().map(SilenceOrder::written).toList())
            .setStart(start)
            .setEnd(end(start))
            .setAuthor(text(parameters.required(BY), BY, LONGEST_AUTHOR))
            .setComment(text(parameters.optional(COMMENT).orElse(""), COMMENT, LONGEST_COMMENT))
            .setCreatedAt(now)
            .build();
    return new Silencing(silence, matchers);
  }

  private Matchers matchers() {
    List<String> given = parameters.all(MATCHER);
    if (given.isEmpty()) {
      parameters.required(MATCHER);
    }
    if (given.size() > Matchers.MOST) {
      throw badParameter(MATCHER, given.size() + " of them", "1 to " + Matchers.MOST + " of them");
    }
    return new Matchers(given.stream().map(SilenceOrder::matcher).toList());
  }

  private static Matcher matcher(String text) {
    return Matcher.parse(text).orElseThrow(() -> badParameter(MATCHER, text, Matcher.ALLOWED));
  }

  private static SilenceMatcher written(Matcher matcher) {
    return new SilenceMatcher(matcher.field().name(), matcher.operator().symbol(), matcher.value());
  }

  private String id() {
    Optional<String> given = parameters.optional(ID);
    given
        .filter(it -> !ID_TEXT.matcher(it).matches())
        .ifPresent(
            it -> {
              throw badParameter(
                  ID,
                  it,
                  "letters, digits, '.', '_' and '-', at most 64, no sign at the beginning");
            });
    return given.orElseGet(() -> UUID.randomUUID().toString().substring(ID_FROM));
  }

  private long end(long start) {
    Optional<Instant> end = parameters.instant(END);
    Optional<Duration> length = parameters.duration(FOR);
    if (end.isPresent() == length.isPresent()) {
      throw new ProblemException(
          400,
          end.isPresent() ? "Bad parameter" : "Missing parameter",
          "exactly one of 'end' and 'for' is needed",
          Map.of("parameter", END));
    }
    long until = end.map(Instant::toEpochMilli).orElseGet(() -> start + length.get().toMillis());
    String parameter = end.isPresent() ? END : FOR;
    if (until <= Math.max(start, now) || until - start > LONGEST.toMillis()) {
      throw badParameter(parameter, parameters.required(parameter), ALLOWED_END);
    }
    return until;
  }

  /** A text that is not too long. */
  static String text(String value, String name, int longest) {
    if (value.length() > longest) {
      throw badParameter(
          name, value.substring(0, longest) + "…", "at most " + longest + " characters");
    }
    return value;
  }
}
