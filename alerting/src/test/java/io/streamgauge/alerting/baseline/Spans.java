package io.streamgauge.alerting.baseline;

import io.streamgauge.alerting.backtest.Episode;
import io.streamgauge.alerting.backtest.Label;
import java.util.Optional;

/**
 * Times in which something alarmed or was wrong, whatever it was; in epoch seconds, both included.
 */
final class Spans {

  private Spans() {}

  static Episode alarm(long start, long end) {
    return alarm("any", start, end);
  }

  static Episode alarm(String series, long start, long end) {
    return new Episode("any", "any", series, start * 1000, start * 1000, end * 1000, false, "");
  }

  static Label label(long start, long end) {
    return new Label(start * 1000, end * 1000, Optional.empty(), Optional.empty());
  }
}
