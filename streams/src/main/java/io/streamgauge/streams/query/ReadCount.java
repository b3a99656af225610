package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the windows that are read for one answer, however many queries it takes. Thread-safe. */
public final class ReadCount {

  private final Limits limits;
  private final AtomicLong windows = new AtomicLong();

  public ReadCount(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /** Counts one more, and ends a request that has read too much. */
  void next(WindowQuery query) {
    limits.requireReads(windows.incrementAndGet(), query);
  }
}
