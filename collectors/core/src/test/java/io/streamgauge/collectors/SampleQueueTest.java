package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SampleQueueTest {

  @Test
  void dropsTheOldestWhereThereIsNoRoom() {
    SampleQueue<String> queue = new SampleQueue<>(2, WhenFull.DROP, () -> {});
    queue.put("a");
    queue.put("b");
    queue.put("c");

    assertThat(queue.poll()).isEqualTo("b");
    assertThat(queue.poll()).isEqualTo("c");
    assertThat(queue.poll()).isNull();
    assertThat(queue.refused()).isEqualTo(1);
    assertThat(queue.offered()).isEqualTo(3);
  }

  @Test
  void isEmptiedWhenAllThatWaitedIsGone() {
    SampleQueue<String> queue = new SampleQueue<>(2, WhenFull.DROP, () -> {});
    queue.put("a");
    BooleanSupplier emptied = queue.emptied();
    queue.put("b");

    assertThat(emptied.getAsBoolean()).isFalse();
    queue.poll();
    assertThat(emptied.getAsBoolean()).isTrue();
  }

  @Test
  void refusesWhatComesAfterItsEnd() {
    SampleQueue<String> queue = new SampleQueue<>(2, WhenFull.WAIT, () -> {});
    queue.close();
    queue.put("a");

    assertThat(queue.poll()).isNull();
    assertThat(queue.refused()).isEqualTo(1);
  }
}
