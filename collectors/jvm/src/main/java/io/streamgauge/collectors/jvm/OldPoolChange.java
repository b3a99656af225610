package io.streamgauge.collectors.jvm;

/**
 * What a collection did to the pool of old objects.
 *
 * @param before bytes in use before
 * @param after bytes in use after
 * @param afterLastCollection bytes in use after the last collection that covered the pool
 */
record OldPoolChange(long before, long after, long afterLastCollection) {

  boolean shrank() {
    return after < before;
  }

  /**
   * Whether old objects were collected. A young collection of G1 may shrink the pool as well, by
   * freeing a huge object, but only one that covers the pool makes the bean note its use after it.
   */
  boolean wasCollected() {
    return shrank() && after == afterLastCollection;
  }
}
