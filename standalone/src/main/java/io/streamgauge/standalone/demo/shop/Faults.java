package io.streamgauge.standalone.demo.shop;

/** What goes wrong in the shop, switched on and off while it runs. Safe for use by threads. */
public final class Faults {

  private final StorageDelay storage;
  private final Leak leak;

  Faults(StorageDelay storage, Leak leak) {
    this.storage = storage;
    this.leak = leak;
  }

  /** Each statement waits 300 to 900 ms for its storage, or no longer does. */
  public void slowStorage(boolean on) {
    storage.set(on);
  }

  /**
   * Memory is retained at this rate from now on.
   *
   * @param bytesPerSecond how much, above zero
   * @param limit bytes at which it stops growing, so that the process survives
   */
  public void startLeaking(long bytesPerSecond, long limit) {
    leak.start(bytesPerSecond, limit);
  }

  /** Nothing more is retained, and what was is let go. */
  public void stopLeaking() {
    leak.stop();
  }

  /** Bytes that the leak retains at present. */
  public long leaked() {
    return leak.retained();
  }
}
