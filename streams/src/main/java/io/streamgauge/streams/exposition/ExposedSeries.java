package io.streamgauge.streams.exposition;

/** One series that is exposed. Thread-safe. */
interface ExposedSeries<W> {

  /** Takes a final window; false where it came too late to be counted. */
  boolean put(W window);

  /** The final window that began last; null where there is none yet. */
  W latest();
}
