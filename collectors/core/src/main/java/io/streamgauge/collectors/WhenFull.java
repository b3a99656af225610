package io.streamgauge.collectors;

/** What happens to an event that finds the buffers full. */
public enum WhenFull {
  /** It is dropped and counted; the caller never waits. Right for services. */
  DROP,
  /**
   * The caller waits for room, until the collector is closed or the thread is interrupted. Right
   * for programs that publish recorded events and must not lose any.
   */
  WAIT
}
