package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheMeterTest {

  private CacheCounters counters = CacheCounters.of(100, 50);
  private final CacheMeter meter = new CacheMeter(() -> counters);

  @Test
  void beginsAtZero() {
    assertThat(meter.read()).isEqualTo(CacheCounters.of(0, 0));
  }

  @Test
  void goesOnCountingWhereTheCacheBeginsAnew() {
    counters = CacheCounters.of(110, 51);
    meter.read();
    counters = CacheCounters.of(2, 1);

    assertThat(meter.read()).isEqualTo(CacheCounters.of(12, 2));
  }

  @Test
  void goesOnCountingWithAnotherCacheOfTheName() {
    counters = CacheCounters.of(110, 51);
    meter.read();
    meter.replace(() -> CacheCounters.of(1_000, 1_000));

    assertThat(meter.read()).isEqualTo(CacheCounters.of(10, 1));
  }
}
