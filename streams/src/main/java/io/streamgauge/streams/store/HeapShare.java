package io.streamgauge.streams.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of the heap that one task may take to hold windows: a quarter of the heap, divided
 * evenly among all tasks of the process that hold some. Thread-safe.
 */
public final class HeapShare implements AutoCloseable {

  private static final int PART = 4;
  private static final AtomicInteger HOLDERS = new AtomicInteger();

  private boolean open = true;

  public HeapShare() {
    HOLDERS.incrementAndGet();
  }

  /** Bytes that this holder may take at this moment. */
  public long bytes() {
    return Runtime.getRuntime().maxMemory() / PART / Math.max(1, HOLDERS.get());
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      HOLDERS.decrementAndGet();
    }
  }
}
