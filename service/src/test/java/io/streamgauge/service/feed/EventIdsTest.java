package io.streamgauge.service.feed;

import static io.streamgauge.service.feed.Kinds.offsets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {

  private final EventIds ids = new EventIds(Kinds.ALL);

  @Test
  void readsHowFarAClientHadCome() {
    Progress progress = new Progress();
    progress.restart(
        Kinds.ALL, offsets(-77, new long[] {5, 1L << 40, 0}, new long[] {Long.MAX_VALUE}));
    progress.advance(Kinds.REQUESTS, offsets(-77, new long[] {9, 0, 4}, new long[] {0}));

    Progress read = ids.read(ids.write(progress));

    assertThat(read.generation()).isEqualTo(-77);
    assertThat(read.next()).containsOnlyKeys(Kinds.REQUESTS, Kinds.QUERIES, Kinds.ALERTS);
    assertThat(read.next().get(Kinds.REQUESTS)).containsExactly(9, 1L << 40, 4);
    assertThat(read.next().get(Kinds.QUERIES)).containsExactly(5, 1L << 40, 0);
    assertThat(read.next().get(Kinds.ALERTS)).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void fitsIntoAHeaderAndALineWithoutEscapes() {
    Progress progress = new Progress();
    progress.restart(
        Kinds.ALL, offsets(1, offsetsOf(100, 123_456_789_012L), offsetsOf(100, 987_654L)));

    assertThat(ids.write(progress)).matches("[A-Za-z0-9_-]{1,2000}");
  }

  @Test
  void keepsTheKindsThatAClientWantsOnly() {
    Progress progress = new Progress();
    progress.restart(List.of(Kinds.ALERTS), offsets(1, new long[] {5}, new long[] {6}));

    assertThat(ids.read(ids.write(progress)).next()).containsOnlyKeys(Kinds.ALERTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "42", "AA", "AgICAgICAg", "not an id!", "ÄÖ", "AgIO"})
  void refusesWhatIsNoId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> ids.read(id));
  }

  private static long[] offsetsOf(int partitions, long offset) {
    long[] offsets = new long[partitions];
    Arrays.fill(offsets, offset);
    return offsets;
  }
}
