package io.streamgauge.collectors.jvm;

import static io.streamgauge.event.CollectionScope.FULL;
import static io.streamgauge.event.CollectionScope.MIXED;
import static io.streamgauge.event.CollectionScope.UNKNOWN;
import static io.streamgauge.event.CollectionScope.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.CollectionScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorBeanTest {

  @ParameterizedTest
  @CsvSource({
    "Copy, YOUNG",
    "MarkSweepCompact, FULL",
    "PS Scavenge, YOUNG",
    "PS MarkSweep, FULL",
    "G1 Young Generation, YOUNG",
    "G1 Old Generation, FULL",
    "G1 Concurrent GC, UNKNOWN",
    "ZGC Cycles, FULL",
    "ZGC Major Cycles, FULL",
    "ZGC Minor Cycles, YOUNG",
    "Shenandoah Cycles, FULL",
    "Some Other, UNKNOWN"
  })
  void knowsWhatEachBeanCollects(String bean, CollectionScope scope) {
    assertThat(CollectorBean.scope(bean, "any", null)).isEqualTo(scope);
  }

  @Test
  void g1CollectsOldObjectsWhereThePoolShrankAndItsBeanNotedIt() {
    assertThat(g1(new OldPoolChange(100, 60, 60))).isEqualTo(MIXED);
    assertThat(g1(new OldPoolChange(100, 110, 60))).isEqualTo(YOUNG);
    assertThat(g1(new OldPoolChange(100, 60, 40))).as("a huge object was freed").isEqualTo(YOUNG);
  }

  @Test
  void shenandoahWithGenerationsHasYoungCycles() {
    OldPoolChange grown = new OldPoolChange(10, 12, 12);
    OldPoolChange shrunk = new OldPoolChange(12, 10, 10);

    assertThat(CollectorBean.scope("Shenandoah Cycles", "Concurrent GC", grown)).isEqualTo(YOUNG);
    assertThat(CollectorBean.scope("Shenandoah Cycles", "Concurrent GC", shrunk)).isEqualTo(MIXED);
    assertThat(CollectorBean.scope("Shenandoah Cycles", "System.gc()", grown)).isEqualTo(FULL);
  }

  @Test
  void pausesOfConcurrentMarkingCollectNothing() {
    assertThat(CollectorBean.scope("G1 Concurrent GC", "No GC", new OldPoolChange(2, 1, 1)))
        .isEqualTo(UNKNOWN);
  }

  private static CollectionScope g1(OldPoolChange old) {
    return CollectorBean.scope("G1 Young Generation", "G1 Evacuation Pause", old);
  }
}
