package io.streamgauge.streams.cardinality;

/** When something was last heard of, and what a store knows of that; epoch milliseconds. */
final class Seen {

  private long at;
  private long stored;

  /**
   * @param stored what the store knows, or is told now
   */
  Seen(long stored) {
    this.at = stored;
    this.stored = stored;
  }

  long at() {
    return at;
  }

  /**
   * Notes when it was heard of.
   *
   * @param rewriteAfter how much the store may be behind, milliseconds
   * @return whether the store is to be told
   */
  boolean hear(long time, long rewriteAfter) {
    at = time;
    if (at - stored < rewriteAfter) {
      return false;
    }
    stored = at;
    return true;
  }
}
