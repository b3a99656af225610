package io.streamgauge.streams.topology;

import static io.streamgauge.streams.topology.Batches.requests;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.RecordedClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressPipelineTest {

  private static final long NOW = 1_700_000_000_000L;

  private final SetClock clock = new SetClock();
  @TempDir private Path directory;

  @Test
  void tellsForEveryStageWhatTheClockHasPassed() {
    try (PipelineDriver pipeline = live()) {
      clock.passed = OptionalLong.of(NOW);
      pipeline.advance(ofSeconds(1));

      assertThat(pipeline.progress())
          .hasSize(Stage.ALL.size())
          .allSatisfy((key, progress) -> assertThat(progress.getEventTime()).isEqualTo(NOW))
          .hasEntrySatisfying(
              "latency/0",
              progress ->
                  assertThat(progress)
                      .isEqualTo(
                          new Progress(
                              "latency", Topics.LATENCY.name(), 0, 1, NOW, NOW + 1_000, List.of())))
          .hasEntrySatisfying(
              "latency-variants/0",
              progress -> assertThat(progress.getVariants()).containsExactly("version"));
    }
  }

  @Test
  void tellsNothingWhileTheClockStandsStill() {
    try (PipelineDriver pipeline = live()) {
      pipeline.advance(ofSeconds(5));
      assertThat(pipeline.progress()).isEmpty();

      clock.passed = OptionalLong.of(NOW);
      pipeline.advance(ofSeconds(1));
      pipeline.progress();
      pipeline.advance(ofSeconds(5));
      assertThat(pipeline.progress()).isEmpty();

      clock.passed = OptionalLong.of(NOW - 1);
      pipeline.advance(ofSeconds(5));
      assertThat(pipeline.progress()).isEmpty();
    }
  }

  @Test
  void isToldTogetherWithTheWindowsThatItSpeaksOf() {
    try (PipelineDriver pipeline = live()) {
      pipeline.send(requests(0, "GET /", NOW, ofMillis(10)));
      clock.passed = OptionalLong.of(NOW);
      assertThat(pipeline.latency()).isEmpty();
      assertThat(pipeline.progress()).isEmpty();

      pipeline.advance(ofSeconds(1));

      assertThat(pipeline.latency()).isNotEmpty();
      assertThat(pipeline.progress()).containsKey("latency/0");
    }
  }

  @Test
  void doesNotGoByTheTimesOfEvents() {
    try (PipelineDriver pipeline = live()) {
      clock.passed = OptionalLong.of(NOW);
      pipeline.advance(ofSeconds(1));
      pipeline.progress();

      pipeline.send(requests(0, "GET /", NOW - 600_000, ofMillis(10)));
      pipeline.advance(ofSeconds(1));

      assertThat(pipeline.latency()).isNotEmpty();
      assertThat(pipeline.progress()).isEmpty();
    }
  }

  @Test
  void reachesTheEndOfTheLastWindowOnceRecordedInputHasEnded() {
    AtomicBoolean ended = new AtomicBoolean();
    try (PipelineDriver pipeline =
        new PipelineDriver(
            new TimeMode.Recorded(ended::get),
            Instant.ofEpochMilli(NOW),
            directory,
            new RecordedClock(clock, ended::get))) {
      long years = Instant.parse("2005-11-15T02:24:45Z").toEpochMilli();
      pipeline.send(requests(0, "GET /", years, ofMillis(10)));
      pipeline.advance(ofSeconds(5));
      assertThat(pipeline.progress()).isEmpty();

      ended.set(true);
      pipeline.advance(ofSeconds(5));

      assertThat(pipeline.progress())
          .hasSize(Stage.ALL.size())
          .allSatisfy(
              (key, progress) ->
                  assertThat(progress.getEventTime())
                      .isEqualTo(Instant.parse("2005-11-15T02:24:50Z").toEpochMilli()));
    }
  }

  private PipelineDriver live() {
    return new PipelineDriver(
        TimeMode.Live.defaults(), Instant.ofEpochMilli(NOW), directory, clock);
  }

  private static final class SetClock implements PipelineClock {

    private OptionalLong passed = OptionalLong.empty();

    @Override
    public OptionalLong passed(Stage stage, int partition) {
      return passed;
    }

    @Override
    public int partitions(Stage stage) {
      return 1;
    }
  }
}
