package io.streamgauge.collectors;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import java.util.List;

/** Where readings of memory come from. Both methods are called by the publisher's thread. */
public interface MemorySource extends AutoCloseable {

  /**
   * Reads the present state.
   *
   * @param now epoch milliseconds, the time that the reading is to carry
   */
  MemorySample read(long now);

  /**
   * The collections that ended since the last call, oldest first; each is given once. Called more
   * often than {@link #read}.
   */
  List<Collection> drainCollections();

  /** Stops listening. Called once, after the last reading. */
  @Override
  default void close() {}
}
