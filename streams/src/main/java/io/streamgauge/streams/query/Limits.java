package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.streamgauge.streams.window.Resolution;

/**
 * What one answer may cost.
 *
 * @param page series in an answer, unless a request asks for fewer or more
 * @param windows windows in an answer
 * @param reads windows read for an answer
 */
public record Limits(int page, long windows, long reads) {

  /** 1,000 series and 100,000 windows an answer, made of 5 million windows. */
  public static final Limits DEFAULT = new Limits(1_000, 100_000, 5_000_000);

  /** For one's own recordings, of which all is wanted. */
  public static final Limits NONE = new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  public Limits {
    if (page < 1 || windows < 1 || reads < 1) {
      throw new IllegalArgumentException(
          "limits are %d, %d, %d, allowed is 1 or more".formatted(page, windows, reads));
    }
  }

  /** Ends a request whose answer would have more windows than allowed. */
  void requireWindows(long count, WindowQuery query) {
    if (count > windows) {
      String step = query.step().map(Resolution::label).orElse(Resolution.TEN_SECONDS.label());
      throw badParameter(
          QueryParameters.STEP.name(),
          step,
          "at most %d windows in an answer: take a longer step, a shorter range or fewer series"
              .formatted(windows));
    }
  }

  /** Ends a request for which more windows would have to be read than allowed. */
  void requireReads(long count, WindowQuery query) {
    if (count > reads) {
      throw badParameter(
          QueryParameters.FROM.name(),
          query.from().map(from -> Long.toString(from.toEpochMilli())).orElse(""),
          "what %d windows can tell: take a shorter range or one service".formatted(reads));
    }
  }
}
