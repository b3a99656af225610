package io.streamgauge.alerting.lifecycle;

import io.streamgauge.metric.WindowState;

/** Windows of ten seconds; all times are seconds. */
final class Windows {

  private Windows() {}

  static Window open(long start, double lastEvent) {
    return window(start, WindowState.OPEN, lastEvent);
  }

  static Window closed(long start) {
    return window(start, WindowState.CLOSED, start + 9.9);
  }

  static Window last(long start) {
    return window(start, WindowState.FINAL, start + 9.9);
  }

  private static Window window(long start, WindowState state, double lastEvent) {
    return new Window(start * 1000, (start + 10) * 1000, state, Math.round(lastEvent * 1000));
  }
}
