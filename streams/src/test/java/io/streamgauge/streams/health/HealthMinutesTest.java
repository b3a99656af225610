package io.streamgauge.streams.health;

import static io.streamgauge.streams.health.HealthMinutes.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.streams.query.CompletenessAnswer;
import io.streamgauge.streams.query.IntakeCounts;
import io.streamgauge.streams.query.ServiceStanding;
import io.streamgauge.streams.report.Scores.Score;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HealthMinutesTest {

  private static final long START = 1_700_000_040_000L;

  private final HealthMinutes minutes = new HealthMinutes();
  private long lastHeard = START;

  @Test
  void tellWhatAMinuteAddedToTheCounts() {
    minute(START, new IntakeCounts(1_000, 10, 3, 50, 0, 0));

    ServiceHealth health = minute(START + LENGTH, new IntakeCounts(1_100, 11, 4, 70, 6, 4));

    assertThat(health.getEvents()).isEqualTo(90);
    assertThat(health.getLost()).isEqualTo(1);
    assertThat(health.getDropped()).isEqualTo(20);
    assertThat(health.getLate()).isEqualTo(6);
    assertThat(health.getAhead()).isEqualTo(4);
    assertThat(health.getCompleteness()).isCloseTo(90.0 / (100 + 20 + 100), within(1e-9));
  }

  @Test
  void callNoMinuteIncompleteForWhatWasMissingBefore() {
    minute(START, new IntakeCounts(1_000, 10, 3, 50, 0, 0));

    ServiceHealth health = minute(START + LENGTH, new IntakeCounts(1_100, 11, 3, 50, 0, 0));

    assertThat(health.getCompleteness()).isEqualTo(1);
  }

  @Test
  void doNotKnowWhatWasAddedWhereTheMinuteBeforeIsUnknown() {
    assertThat(minute(START, new IntakeCounts(1_000, 10, 3, 50, 0, 0)).getCompleteness()).isNull();

    assertThat(
            minute(START + 5 * LENGTH, new IntakeCounts(9_000, 90, 3, 50, 0, 0)).getCompleteness())
        .isNull();
  }

  @Test
  void knowNoCompletenessOfAServiceThatSendsNothing() {
    IntakeCounts counts = new IntakeCounts(1_000, 10, 0, 0, 0, 0);
    minute(START, counts);

    assertThat(minute(START + LENGTH, counts).getCompleteness()).isNull();
  }

  @Test
  void tellScoreAndLagWithTheirService() {
    ServiceHealth health = minute(START, IntakeCounts.NONE);

    assertThat(health.getService()).isEqualTo("shop");
    assertThat(health.getScore()).isEqualTo(87.5);
    assertThat(health.getCoverage()).isEqualTo(0.6);
    assertThat(health.getLag()).isEqualTo(1.5);
    assertThat(health.getReasons()).containsExactly("late");
  }

  @Test
  void leaveOutWhoHasBeenSilentForADay() {
    lastHeard = START - Duration.ofDays(1).toMillis();

    assertThat(all(START, IntakeCounts.NONE)).isEmpty();
  }

  private ServiceHealth minute(long start, IntakeCounts counts) {
    return all(start, counts).get(0);
  }

  private List<ServiceHealth> all(long start, IntakeCounts counts) {
    TreeMap<String, ServiceStanding> services = new TreeMap<>();
    services.put(
        "shop",
        new ServiceStanding(
            new CompletenessAnswer.Verdict(false, List.of("late")), false, lastHeard, counts));
    return minutes.of(
        start, services, service -> new Score(87.5, 0.6), OptionalDouble.of(1.5), start + LENGTH);
  }
}
