package io.streamgauge.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.OffsetRange;
import io.streamgauge.schemas.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {

  static {
    Topics.all(); // has Avro trust our records
  }

  private final OffsetRanges ranges = new OffsetRanges();

  @Test
  void joinsRangesOfOnePartitionInWhateverOrderTheyCome() {
    ranges.add(3, 10, 20);
    ranges.add(1, 7, 7);
    ranges.add(3, 25, 30);
    ranges.add(3, 5, 12);

    assertThat(ranges.toList())
        .containsExactly(new OffsetRange(1, 7L, 7L), new OffsetRange(3, 5L, 30L));
  }

  @Test
  void keepsOneRangeForEachOfManyPartitions() {
    for (int partition = 9; partition >= 0; partition--) {
      ranges.add(partition, partition, 100);
      ranges.add(partition, 50, 101);
    }

    assertThat(ranges.toList()).hasSize(10);
    assertThat(ranges.toList().get(7)).isEqualTo(new OffsetRange(7, 7L, 101L));
  }

  @Test
  void coversBothThatAreJoinedAndChangesNeither() {
    List<OffsetRange> some = List.of(new OffsetRange(0, 4L, 6L), new OffsetRange(2, 1L, 1L));
    List<OffsetRange> others = List.of(new OffsetRange(0, 9L, 9L), new OffsetRange(1, 3L, 3L));

    assertThat(OffsetRanges.joined(some, others))
        .containsExactly(
            new OffsetRange(0, 4L, 9L), new OffsetRange(1, 3L, 3L), new OffsetRange(2, 1L, 1L));
    assertThat(some.get(0)).isEqualTo(new OffsetRange(0, 4L, 6L));
  }

  @Test
  void staysAsItIsWhereNothingIsKnownOfWhatIsJoined() {
    List<OffsetRange> known = List.of(new OffsetRange(0, 4L, 6L));

    assertThat(OffsetRanges.joined(known, List.of())).isEqualTo(known);
    assertThat(OffsetRanges.joined(List.of(), known)).isEqualTo(known);
  }
}
