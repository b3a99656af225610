package io.streamgauge.streams.routing;

/** A part of a store has not come to the position that is wanted, and did not within the limit. */
final class BehindException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BehindException() {
    super("it has not come to the position that is asked for");
  }
}
