package io.streamgauge.standalone.registry;

import java.util.List;
import java.util.function.Consumer;

/** Where changes are kept. */
interface ChangeLog extends AutoCloseable {

  /** Passes on all changes that still matter, oldest first; once, before the first append. */
  void replay(Consumer<Change> target);

  /**
   * Keeps changes, in this order; returns when they are safe.
   *
   * @throws Problem where it is not certain that they are; they may or may not be found later
   */
  void append(List<Change> changes);

  @Override
  void close();
}
