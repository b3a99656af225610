package io.streamgauge.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Events without end, the same ones each time: operations uniform, durations log-normal around a
 * median of the operation's own, one in a hundred failed. Event n does not depend on how many are
 * asked for, but its time does: the times fill a span, and never decrease.
 */
final class EventStream {

  private static final int TABLE = 1 << 16;
  private static final double SIGMA = 0.6;
  private static final long SEED = 20_260_101L;

  private final EventShape shape;
  private final long events;
  private final long firstTime;
  private final long spanMillis;
  private final float[] lognormal = new float[TABLE];
  private final double[] median;

  /**
   * @param events how many fill the span
   * @param firstTime epoch milliseconds
   */
  EventStream(EventShape shape, long events, long firstTime, Duration span) {
    this.shape = requireNonNull(shape, "shape");
    this.events = events;
    this.firstTime = firstTime;
    this.spanMillis = span.toMillis();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TABLE; i++) {
      lognormal[i] = (float) Math.exp(SIGMA * random.nextGaussian());
    }
    median = random.doubles(shape.operationsPerService(), 1e6, 50e6).toArray();
  }

  /** Fills a chunk with the events from {@code index * Chunk.EVENTS} on. */
  void fill(long index, Chunk chunk) {
    chunk.service = (int) (index % shape.services());
    int within = (int) (index / shape.services() % shape.instancesPerService());
    chunk.instance = chunk.service * shape.instancesPerService() + within;
    SplittableRandom random = new SplittableRandom(SEED ^ (index + 1) * 0x9E37_79B9_7F4A_7C15L);
    for (int i = 0; i < Chunk.EVENTS; i++) {
      long bits = random.nextLong();
      int operation = (int) ((bits >>> 33) % shape.operationsPerService());
      chunk.operation[i] = operation;
      chunk.nanos[i] = (long) (median[operation] * lognormal[(int) bits & (TABLE - 1)]);
      chunk.failed[i] = (bits >>> 16 & 0xFFFF) < 655;
      chunk.time[i] =
          firstTime + (long) ((index * Chunk.EVENTS + i) * (double) spanMillis / events);
    }
  }
}
