package io.streamgauge.collectors;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;

/** Records requests of one operation, under the same promises as {@link Requests}. */
public final class RequestOperation {

  private final Requests requests;
  private final int name;
  private final RequestKind kind;

  RequestOperation(Requests requests, int name, RequestKind kind) {
    this.requests = requests;
    this.name = name;
    this.kind = kind;
  }

  /** Records a request that ends now. Of HTTP a status of 500 or more is an error. */
  public void record(int status, long nanos) {
    record(status, Requests.outcome(kind, status), nanos);
  }

  /** Records a request that ends now. */
  public void record(int status, Outcome outcome, long nanos) {
    requests.put(name, kind, status, outcome, nanos, requests.now(), null);
  }

  /**
   * Records a request that ends now.
   *
   * @param traceId trace that it belongs to, or null
   */
  public void record(int status, Outcome outcome, long nanos, String traceId) {
    requests.put(name, kind, status, outcome, nanos, requests.now(), traceId);
  }
}
