package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.demo.load.Traffic;
import io.streamgauge.standalone.demo.shop.Faults;
import java.time.Duration;

/** Makes each phase happen in the shop and among its customers. */
final class Stage {

  private static final long LEAK_PER_SECOND = 4_000_000;

  private final Faults faults;
  private final Traffic traffic;
  private final Releases releases;
  private final long leakLimit;

  /**
   * @param leakLimit most bytes that a phase may leak
   */
  Stage(Faults faults, Traffic traffic, Releases releases, long leakLimit) {
    this.faults = requireNonNull(faults, "faults");
    this.traffic = requireNonNull(traffic, "traffic");
    this.releases = requireNonNull(releases, "releases");
    this.leakLimit = leakLimit;
  }

  /** Begins a phase and ends all others. A long phase leaks slower, to leak until its end. */
  void enter(Phase phase, Duration length) {
    releases.useNext(phase == Phase.SLOW_DATABASE);
    faults.slowStorage(phase == Phase.SLOW_DATABASE);
    traffic.scatter(phase == Phase.COLD_CACHE);
    if (phase == Phase.LEAKING_MEMORY) {
      long bearable = leakLimit / Math.max(1, length.toSeconds());
      faults.startLeaking(Math.min(LEAK_PER_SECOND, bearable), leakLimit);
    } else {
      faults.stopLeaking();
    }
  }
}
