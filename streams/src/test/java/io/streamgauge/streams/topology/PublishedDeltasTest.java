package io.streamgauge.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.latency.DurationSketch;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deltas that publishers gathered themselves. */
class PublishedDeltasTest {

  private static final long NOW = 1_700_000_000_000L;

  @TempDir private Path directory;
  private PipelineDriver pipeline;

  @BeforeEach
  void start() {
    pipeline = new PipelineDriver(TimeMode.Live.defaults(), Instant.ofEpochMilli(NOW), directory);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void addUpInTheWindowsOfTheirSeries() {
    pipeline.send(delta(NOW, 5, 7));
    pipeline.send(delta(NOW, 9));
    pipeline.advance(Duration.ofSeconds(1));

    List<LatencySummary> windows = pipeline.latency();

    assertThat(windows)
        .hasSize(3)
        .allSatisfy(
            window -> {
              assertThat(window.getSeries()).isEqualTo("GET /");
              assertThat(window.getCount()).isEqualTo(3);
              assertThat(window.getSum()).isEqualTo(21);
              assertThat(window.getMin()).isEqualTo(5);
              assertThat(window.getMax()).isEqualTo(9);
            });
  }

  @Test
  void areCountedAsLateAfterTheGrace() {
    pipeline.send(delta(NOW, 5));
    pipeline.send(delta(NOW - 60_000, 5, 7));
    pipeline.advance(Duration.ofSeconds(1));

    ServiceTally tally =
        pipeline.stored(StoreNames.TALLIES, "shop\t" + Topics.LATENCY_DELTAS.name());

    assertThat(tally.getLate()).isEqualTo(2);
    assertThat(pipeline.latency()).hasSize(3).allMatch(window -> window.getCount() == 1);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        of("service is blank; a name is required", delta -> delta.setService(" ")),
        of("start is 1700000000001; allowed is a multiple", delta -> delta.setStart(NOW + 1)),
        of("variant is '1.5.0'; allowed is environment", delta -> delta.setVariant("1.5.0")),
        of("count is 0; allowed is 1 to 1099511627776", delta -> delta.setCount(0)),
        of("errors is 3; allowed is 0 to count", delta -> delta.setErrors(3)),
        of(
            "errorKinds.HTTP 500 is 2; allowed is 1 or more, in all at most errors",
            delta -> {
              delta.setErrors(1);
              delta.setErrorKinds(Map.of("HTTP 500", 2L));
            }),
        of("errorKinds is blank", delta -> delta.setErrorKinds(Map.of("", 1L))),
        of("sum is -1; allowed is 0 or more", delta -> delta.setSum(-1)),
        of("min is 8; allowed is 0 to max", delta -> delta.setMin(8)),
        of("firstEvent is 1; allowed is a time from start", delta -> delta.setFirstEvent(1)),
        of("lastEvent is 1700000010000; allowed", delta -> delta.setLastEvent(NOW + 10_000)));
  }

  private static Arguments of(String reason, Consumer<LatencyDelta> change) {
    return Arguments.of(reason, change);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void goToTheDeadLettersWithTheReasonWhereTheyContradictThemselves(
      String reason, Consumer<LatencyDelta> change) {
    LatencyDelta delta = delta(NOW, 5, 7);
    change.accept(delta);
    pipeline.send(delta);

    assertThat(pipeline.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.headers())
                    .anyMatch(header -> new String(header.value(), UTF_8).contains(reason)));
  }

  private static LatencyDelta delta(long time, long... nanos) {
    DurationSketch sketch = new DurationSketch();
    long sum = 0;
    for (long each : nanos) {
      sketch.add(each);
      sum += each;
    }
    return LatencyDelta.newBuilder()
        .setMeasure(Measure.REQUESTS)
        .setService("shop")
        .setSeries("GET /")
        .setStart(time)
        .setCount(nanos.length)
        .setErrors(0)
        .setSum(sum)
        .setMin(nanos[0])
        .setMax(nanos[nanos.length - 1])
        .setSketch(sketch.toBytes())
        .setFirstEvent(time)
        .setLastEvent(time)
        .build();
  }
}
