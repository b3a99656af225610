package io.streamgauge.service.feed;

/**
 * Someone who takes what a {@link Feed} reads. Its methods are called by one thread at a time, and
 * must not block: everyone else waits meanwhile.
 */
public interface Listener {

  /**
   * Called once, before the first batch.
   *
   * @param now the next offsets of all partitions that the feed will read
   */
  default void begin(Offsets now) {}

  /**
   * Takes what was read; called with an empty batch, too, a few times a second where nothing comes.
   *
   * @return whether it goes on to listen
   */
  boolean take(Batch batch);

  /** The feed ends. */
  default void end() {}
}
