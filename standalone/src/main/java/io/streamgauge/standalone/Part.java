package io.streamgauge.standalone;

/** A service that a {@link Pipeline} may run. */
public enum Part {
  /** Windows of requests, queries, caches and memory, and their answers over HTTP. */
  STREAMS,
  /** Rules, alerts, and their answers over HTTP. */
  ALERTING
}
