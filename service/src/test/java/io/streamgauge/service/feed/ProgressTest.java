package io.streamgauge.service.feed;

import static io.streamgauge.service.feed.Kinds.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final List<FeedKind<?>> WANTED = List.of(Kinds.REQUESTS, Kinds.QUERIES);

  @Test
  void tellsKindsOfOneTopicApart() {
    Progress progress = at(10, 20);

    progress.advance(Kinds.REQUESTS, offsets(1, new long[] {15, 25}, new long[] {0}));

    assertThat(progress.isNew(entry(Kinds.REQUESTS, 0, 14))).isFalse();
    assertThat(progress.isNew(entry(Kinds.REQUESTS, 0, 15))).isTrue();
    assertThat(progress.isNew(entry(Kinds.QUERIES, 0, 14))).isTrue();
    assertThat(progress.isNew(entry(Kinds.ALERTS, 0, 14))).as("not wanted").isFalse();
  }

  @Test
  void beginsToReadWhereTheKindIsThatIsBehind() {
    Progress progress = at(10, 20);
    progress.advance(Kinds.QUERIES, offsets(1, new long[] {15, 25}, new long[] {0}));

    assertThat(progress.start().of(Kinds.REQUESTS.topic().name())).containsExactly(10, 20);
  }

  @Test
  void neverGoesBack() {
    Progress progress = at(10, 20);

    progress.advance(Kinds.REQUESTS, offsets(1, new long[] {5, 30}, new long[] {0}));

    assertThat(progress.next().get(Kinds.REQUESTS)).containsExactly(10, 30);
  }

  @Test
  void coversATargetWhenEveryKindHasReachedIt() {
    Progress progress = at(10, 20);
    Offsets target = offsets(1, new long[] {10, 21}, new long[] {99});

    progress.advance(Kinds.REQUESTS, target);
    assertThat(progress.covers(target)).isFalse();
    progress.advance(Kinds.QUERIES, target);
    assertThat(progress.covers(target)).isTrue();
  }

  @Test
  void countsTheRecordsOfATopicOnceHoweverManyKindsItHolds() {
    assertThat(at(10, 20).distance(offsets(1, new long[] {11, 120}, new long[] {5})))
        .isEqualTo(101);
  }

  @Test
  void movesToWhatIsKeptAndNamesTheKindsThatLoseByIt() {
    Progress progress = at(10, 20);
    progress.advance(Kinds.QUERIES, offsets(1, new long[] {15, 25}, new long[] {0}));

    List<FeedKind<?>> gone =
        progress.moveInto(
            offsets(1, new long[] {12, 0}, new long[] {0}),
            offsets(1, new long[] {99, 99}, new long[] {0}));

    assertThat(gone).containsExactly(Kinds.REQUESTS);
    assertThat(progress.next().get(Kinds.REQUESTS)).containsExactly(12, 20);
    assertThat(progress.next().get(Kinds.QUERIES)).containsExactly(15, 25);
  }

  @Test
  void readsPartitionsThatWereAddedMeanwhileFromTheirBeginning() {
    Progress progress = at(10, 20);

    List<FeedKind<?>> gone =
        progress.moveInto(
            offsets(1, new long[] {0, 0, 3}, new long[] {0}),
            offsets(1, new long[] {99, 99, 99}, new long[] {0}));

    assertThat(gone).isEmpty();
    assertThat(progress.next().get(Kinds.REQUESTS)).containsExactly(10, 20, 3);
    assertThat(progress.isNew(entry(Kinds.REQUESTS, 2, 3))).isTrue();
  }

  private static Progress at(long first, long second) {
    Progress progress = new Progress();
    progress.restart(WANTED, offsets(1, new long[] {first, second}, new long[] {0}));
    return progress;
  }

  private static Entry entry(FeedKind<?> kind, int partition, long offset) {
    return new Entry(kind, new Origin("shop", "x"), partition, offset, Optional::empty);
  }
}
