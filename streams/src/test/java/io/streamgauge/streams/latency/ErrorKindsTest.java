package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.streamgauge.event.RequestKind;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErrorKindsTest {

  private static final SeriesKey KEY = new SeriesKey(Measure.REQUESTS, "shop", "GET /");

  @BeforeAll
  @BeforeContainer
  static void loadTheVocabulary() {
    assertThat(Topics.REQUESTS.name()).isNotBlank(); // makes Avro trust the generated classes
  }

  @Test
  void namesTheKindAndTheStatusWhereThereIsOne() {
    assertThat(ErrorKinds.of(RequestKind.HTTP, 503)).isEqualTo("HTTP 503");
    assertThat(ErrorKinds.of(RequestKind.RPC, 14)).isEqualTo("RPC 14");
    assertThat(ErrorKinds.of(RequestKind.JOB, 0)).isEqualTo("JOB");
    assertThat(ErrorKinds.of(RequestKind.OTHER, -7)).isEqualTo("OTHER -7");
    assertThat(ErrorKinds.of(RequestKind.HTTP, 4711)).isEqualTo("HTTP 4711");
  }

  @Test
  void namesTheSqlstateWhereItIsOne() {
    assertThat(ErrorKinds.of("40001")).isEqualTo("SQL 40001");
    assertThat(ErrorKinds.of("")).isEqualTo("SQL");
    assertThat(ErrorKinds.of("a message")).isEqualTo("SQL");
  }

  @Test
  void countsWhatFailedAndNothingElse() {
    Distribution content = new Distribution();
    content.add(1000, 5, null);
    assertThat(content.errorKinds()).isEmpty();

    content.add(1000, 5, "HTTP 500");
    content.add(1000, 5, "HTTP 503");
    content.add(1000, 5, "HTTP 503");

    assertThat(content.errors()).isEqualTo(3);
    assertThat(content.errorKinds()).containsExactly(entry("HTTP 503", 2L), entry("HTTP 500", 1L));
  }

  @Test
  void tellsTheMostFrequentAndAddsUpTheOthers() {
    ErrorKinds kinds = new ErrorKinds();
    for (int i = 1; i <= 10; i++) {
      kinds.add("RPC " + i, i);
    }

    assertThat(kinds.told()).hasSize(9).containsEntry("RPC 3", 3L).containsEntry("__other__", 3L);
    assertThat(kinds.told().keySet()).startsWith("RPC 10", "RPC 9").endsWith("__other__");
  }

  @Test
  void countsAsOtherWhatAWindowOfBeforeKindsHeld() {
    LatencyDelta stored = new Distribution().toDelta(KEY, 0);
    stored.setErrors(4);
    stored.setErrorKinds(Map.of());
    Distribution content = Distribution.of(stored);

    content.add(1000, 5, "HTTP 500");

    assertThat(content.errorKinds()).containsExactly(entry("HTTP 500", 1L), entry("__other__", 4L));
  }

  @Property(tries = 200)
  void alwaysAddUpToTheErrorsWhateverIsMergedInWhichOrder(
      @ForAll @Size(max = 40) List<@IntRange(min = 500, max = 520) Integer> statuses,
      @ForAll long seed) {
    Random random = new Random(seed);
    Distribution all = new Distribution();
    Distribution[] parts = {new Distribution(), new Distribution(), new Distribution()};
    for (int status : statuses) {
      String kind = ErrorKinds.of(RequestKind.HTTP, status);
      all.add(1000, 5, kind);
      parts[random.nextInt(3)].add(1000, 5, kind);
    }
    Distribution inMemory = new Distribution();
    Distribution throughTopics = new Distribution();
    for (int i = 2; i >= 0; i--) {
      inMemory.add(parts[i]);
      throughTopics.add(parts[i].toDelta(KEY, 0));
    }

    assertThat(inMemory.errorKinds()).isEqualTo(all.errorKinds());
    assertThat(sum(throughTopics.errorKinds())).isEqualTo(statuses.size());
    assertThat(throughTopics.errorKinds()).hasSizeLessThanOrEqualTo(ErrorKinds.MOST_TOLD + 1);
  }

  @Property(tries = 50)
  void boundWhatIsHeldOfAnyNumberOfKinds(
      @ForAll @Size(min = 100, max = 300) List<@IntRange(max = 5000) Integer> statuses) {
    Distribution content = new Distribution();
    for (int status : statuses) {
      content.add(1000, 5, ErrorKinds.of(RequestKind.RPC, status));
    }

    assertThat(sum(content.errorKinds())).isEqualTo(statuses.size());
    assertThat(content.heapBytes()).isLessThan(4_000);
  }

  private static long sum(Map<String, Long> kinds) {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }
}
