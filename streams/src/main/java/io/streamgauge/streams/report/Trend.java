package io.streamgauge.streams.report;

import java.util.Locale;

/** Where a figure has gone since the range before. */
enum Trend {
  BETTER,
  WORSE,
  STEADY,
  /** There is not enough to tell. */
  UNKNOWN;

  /** Its name in answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
