package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.Measure;
import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletenessJudgeTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final Set<EventKind> REQUESTS = EnumSet.of(EventKind.REQUESTS);
  private static final CompletenessJudge JUDGE = CompletenessJudge.live(NOW, PipelineLag.NONE);

  private final ServiceIntake shop = new ServiceIntake();

  @Test
  void takesWhatIsHeardOfWithoutGapsForComplete() {
    shop.add(tally(Topics.REQUESTS, NOW - 1_000).build());

    CompletenessAnswer.Service answer = JUDGE.service("shop", shop, 0);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.reasons()).isEmpty();
    assertThat(answer.silentSince()).isNull();
  }

  @Test
  void tellsASilentServiceFromOneOfItsKinds() {
    shop.add(tally(Topics.REQUESTS, NOW - MINUTE).build());
    shop.add(tally(Topics.MEMORY, NOW - 1_000).build());

    CompletenessAnswer.Service answer = JUDGE.service("shop", shop, 0);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.silentSince()).isNull();
    assertThat(answer.kinds().get("requests").silentSince()).isEqualTo(NOW - MINUTE);
    assertThat(answer.kinds().get("memory").silentSince()).isNull();
  }

  @Test
  void takesASilentServiceForIncompleteFromItsLastWordOn() {
    shop.add(tally(Topics.REQUESTS, NOW - MINUTE).build());

    assertThat(JUDGE.service("shop", shop, 0).reasons()).containsExactly("silent");
    assertThat(JUDGE.of(shop, REQUESTS, 0, NOW - MINUTE).complete()).isTrue();
    assertThat(JUDGE.of(shop, REQUESTS, 0, NOW - MINUTE + 1).complete()).isFalse();
  }

  @Test
  void countsTheGapsOfAllTasksTogether() {
    shop.add(tally(Topics.REQUESTS, NOW).setLost(3).setLostAt(NOW - 10).setBatches(7).build());
    shop.add(tally(Topics.REQUESTS, NOW).setLate(2).setLateAt(NOW - 20).setBatches(1).build());

    CompletenessAnswer.Service answer = JUDGE.service("shop", shop, 0);

    assertThat(answer.reasons()).containsExactly("lost", "late");
    assertThat(answer.kinds().get("requests"))
        .isEqualTo(new CompletenessAnswer.Kind(8, 3, 0, 0, 2, 0, NOW, null));
  }

  @Test
  void judgesARangeByGapsThatWereNoticedSinceItBegan() {
    shop.add(tally(Topics.REQUESTS, NOW).setDropped(3).setDroppedAt(NOW - MINUTE).build());

    assertThat(JUDGE.of(shop, REQUESTS, NOW - MINUTE, NOW).reasons()).containsExactly("dropped");
    assertThat(JUDGE.of(shop, REQUESTS, NOW - MINUTE + 1, NOW).complete()).isTrue();
  }

  @Test
  void judgesAnAnswerByItsOwnKindOfEvents() {
    shop.add(tally(Topics.REQUESTS, NOW).build());
    shop.add(tally(Topics.QUERIES, NOW).setAhead(1).setAheadAt(NOW).build());

    assertThat(JUDGE.of(shop, REQUESTS, 0, NOW).complete()).isTrue();
    assertThat(JUDGE.of(shop, EnumSet.of(EventKind.QUERIES), 0, NOW).reasons())
        .containsExactly("ahead");
  }

  @Test
  void forgivesAGapThatWasFilled() {
    shop.add(tally(Topics.REQUESTS, NOW).setLost(0).setLostAt(NOW).build());

    assertThat(JUDGE.service("shop", shop, 0).complete()).isTrue();
  }

  @Test
  void tellsALaggingPipelineFromAllOfThem() {
    shop.add(tally(Topics.REQUESTS, NOW).build());
    CompletenessJudge lagging =
        CompletenessJudge.live(NOW, new PipelineLag(500, OptionalDouble.of(60)));

    assertThat(lagging.of(shop, REQUESTS, 0, NOW).reasons()).containsExactly("behind");
    assertThat(lagging.of(shop, REQUESTS, 0, NOW - MINUTE).complete()).isTrue();
  }

  @Test
  void showsSilentInstancesWithoutJudgingTheServiceByThem() {
    shop.add(tally(Topics.REQUESTS, NOW).build());
    shop.add(publisher("shop-1", NOW));
    shop.add(publisher("shop-2", NOW - MINUTE));
    shop.add(publisher("shop-2", NOW - 2 * MINUTE));

    CompletenessAnswer.Service answer = JUDGE.service("shop", shop, 0);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.instances())
        .containsExactly(
            new CompletenessAnswer.Instance("shop-1", NOW, null),
            new CompletenessAnswer.Instance("shop-2", NOW - MINUTE, NOW - MINUTE));
  }

  @Test
  void cannotTellTheSilenceOfWhoPublishesDeltasOnly() {
    shop.add(tally(Topics.LATENCY_DELTAS, NOW - MINUTE).setLate(1).setLateAt(NOW - MINUTE).build());

    CompletenessAnswer.Service answer = JUDGE.service("shop", shop, 0);

    assertThat(answer.reasons()).containsExactly("late");
    assertThat(answer.kinds().get("deltas").silentSince()).isNull();
    assertThat(JUDGE.of(shop, EventKind.of(Measure.QUERIES), 0, NOW).reasons())
        .containsExactly("late");
  }

  @Test
  void neverTakesARecordedServiceForSilent() {
    shop.add(tally(Topics.REQUESTS, NOW - 1_000 * MINUTE).build());

    assertThat(CompletenessJudge.recorded(NOW).service("shop", shop, 0).complete()).isTrue();
  }

  private static ServiceTally.Builder tally(Topic<?> topic, long lastSeen) {
    return ServiceTally.newBuilder()
        .setService("shop")
        .setTopic(topic.name())
        .setFirstSeen(NOW - 10 * MINUTE)
        .setLastSeen(lastSeen);
  }

  private static ProducerPosition publisher(String instance, long lastSeen) {
    return new ProducerPosition("shop", instance, Topics.REQUESTS.name(), 0L, 1L, lastSeen);
  }
}
