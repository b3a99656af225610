package io.streamgauge.bench.chaos;

/** How a target takes what it is told. */
enum Mood {
  /** At once. */
  WELL,
  /** Not at all, and says so: 503. */
  BUSY,
  /** It takes it, but says so when nobody waits for the answer any more. */
  SLOW,
  /** Nobody listens on its port. */
  GONE
}
