package io.streamgauge.streams.progress;

import java.util.OptionalLong;

/** How far the parts of the pipeline have come. Thread-safe. */
public interface PipelineClock {

  /** Knows nothing, so nothing is told. */
  PipelineClock UNKNOWN =
      new PipelineClock() {
        @Override
        public OptionalLong passed(Stage stage, int partition) {
          return OptionalLong.empty();
        }

        @Override
        public int partitions(Stage stage) {
          return 0;
        }
      };

  /**
   * The time by which everything that had been published was processed by a part of a stage, and
   * that is committed; epoch milliseconds, empty while unknown.
   */
  OptionalLong passed(Stage stage, int partition);

  /** How many parts a stage has; 0 while unknown. */
  int partitions(Stage stage);

  /** Notes an event time, epoch milliseconds. Tells nothing where the wall clock does. */
  default void observe(long eventTime) {}
}
