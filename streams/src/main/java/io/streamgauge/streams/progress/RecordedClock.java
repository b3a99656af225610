package io.streamgauge.streams.progress;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.window.Resolution;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The clock of a pipeline of recorded events: nothing is known until the input has ended, and then
 * that everything until the end of the last window is taken in.
 */
public final class RecordedClock implements PipelineClock {

  private static final long NONE = Long.MIN_VALUE;

  private final PipelineClock parts;
  private final BooleanSupplier inputEnded;
  private final AtomicLong latest = new AtomicLong(NONE);

  /**
   * @param parts knows how many parts there are
   * @param inputEnded whether every recorded event has been processed
   */
  public RecordedClock(PipelineClock parts, BooleanSupplier inputEnded) {
    this.parts = requireNonNull(parts, "parts");
    this.inputEnded = requireNonNull(inputEnded, "inputEnded");
  }

  @Override
  public OptionalLong passed(Stage stage, int partition) {
    long last = latest.get();
    return last != NONE && inputEnded.getAsBoolean()
        ? OptionalLong.of(Resolution.TEN_SECONDS.endOf(last))
        : OptionalLong.empty();
  }

  @Override
  public int partitions(Stage stage) {
    return parts.partitions(stage);
  }

  @Override
  public void observe(long eventTime) {
    latest.accumulateAndGet(eventTime, Math::max);
  }
}
