package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllOrNothingTest {

  private final List<Long> handedOn = new ArrayList<>();
  private final AllOrNothing<String> entries =
      new AllOrNothing<>(entry -> handedOn.add(entry.start()));

  @Test
  void handsNothingOnBeforeAllHasCome() {
    take(0, 9_999);
    assertThat(handedOn).isEmpty();
    assertThat(entries.hasBegun()).isFalse();

    entries.handOn();

    assertThat(handedOn).hasSize(9_999);
  }

  @Test
  void handsEachOnOnceAndInOrderWhereThereAreVeryMany() {
    take(0, 25_000);
    assertThat(entries.hasBegun()).isTrue();

    entries.handOn();

    assertThat(handedOn).hasSize(25_000).isSorted().doesNotHaveDuplicates();
  }

  private void take(long from, long to) {
    for (long start = from; start < to; start++) {
      entries.accept(new Entry<>("key", start, false, ""));
    }
  }
}
