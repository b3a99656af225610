package io.streamgauge.streams.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How event time relates to the wall clock. */
public sealed interface TimeMode {

  /** How long after its end a window still takes events in. */
  Duration grace();

  /**
   * Events happen now.
   *
   * @param grace how long after its end a window still takes events in, judged on event time
   * @param ahead how far event time may be ahead of the wall clock; what is further ahead is
   *     rejected, because a single wrong clock would otherwise expire the history of everyone
   */
  record Live(Duration grace, Duration ahead) implements TimeMode {

    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);
    public static final Duration DEFAULT_AHEAD = Duration.ofMinutes(5);

    public Live {
      requireNotNegative("grace", grace);
      requireNotNegative("ahead", ahead);
    }

    /** The defaults: 30 s of grace, 5 minutes ahead. */
    public static Live defaults() {
      return new Live(DEFAULT_GRACE, DEFAULT_AHEAD);
    }
  }

  /**
   * Events were recorded, maybe years ago, and are replayed in any order as fast as they can be
   * read. Nothing is ever late; all windows become final together, in the order of their ends, when
   * the input has ended.
   *
   * @param inputEnded whether every recorded event has been processed
   */
  record Recorded(BooleanSupplier inputEnded) implements TimeMode {

    public Recorded {
      requireNonNull(inputEnded, "inputEnded");
    }

    @Override
    public Duration grace() {
      return Duration.ZERO;
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (requireNonNull(value, name).isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }
}
