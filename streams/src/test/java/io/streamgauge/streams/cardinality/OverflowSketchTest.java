package io.streamgauge.streams.cardinality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.metric.SeriesOverflow;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OverflowSketchTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void findsTheHeaviestAmongVeryManyWithinItsBounds() {
    OverflowSketch sketch = new OverflowSketch(NOW);
    fill(sketch, 0, 20_000);

    OverflowReport report = OverflowReport.of(List.of(sketch.keep()), 2);

    assertThat(report.events()).isEqualTo(20_000 + 2 * 3_000);
    assertThat(report.heaviest())
        .extracting(OverflowReport.Heavy::series)
        .containsExactlyInAnyOrder("GET /hot/a", "GET /hot/b");
    assertThat(report.heaviest())
        .allSatisfy(
            heavy -> {
              assertThat(heavy.atLeast()).isLessThanOrEqualTo(3_000);
              assertThat(heavy.atMost()).isGreaterThanOrEqualTo(3_000);
              assertThat(heavy.atMost() - heavy.atLeast()).isLessThan(report.events() / 20);
            });
    assertThat((double) report.series()).isCloseTo(20_002, within(20_002 * 0.07));
  }

  @Test
  void goesOnFromItsStateWithBoundsThatStillHold() {
    OverflowSketch before = new OverflowSketch(NOW);
    fill(before, 0, 10_000);
    OverflowSketch after = new OverflowSketch(before.keep());
    fill(after, 5_000, 15_000);

    SeriesOverflow state = after.keep();
    Map<String, OverflowReport.Heavy> heaviest =
        OverflowReport.of(List.of(state), 1_000).heaviest().stream()
            .collect(Collectors.toMap(OverflowReport.Heavy::series, Function.identity()));

    assertThat(state.getSince()).isEqualTo(NOW);
    assertThat(state.getEvents()).isEqualTo(20_000 + 2 * 2 * 3_000);
    assertThat(heaviest.get("GET /hot/a").atLeast()).isLessThanOrEqualTo(6_000);
    assertThat(heaviest.get("GET /hot/a").atMost()).isGreaterThanOrEqualTo(6_000);
    assertThat(OverflowSketch.distinctSeries(state)).isCloseTo(15_002, within(15_002 * 0.07));
  }

  @Test
  void fitsIntoOneRecordWhateverTheNames() {
    OverflowSketch sketch = new OverflowSketch(NOW);
    for (int i = 0; i < 1_000; i++) {
      sketch.add(i + "€".repeat(8_000), 1, NOW);
    }

    SeriesOverflow state = sketch.keep();

    assertThat(state.getSeries()).hasSizeLessThan(128);
    assertThat(state.getSeries()).allMatch(name -> name.length() <= OverflowSketch.LONGEST_NAME);
  }

  @Test
  void countsWhatCameWithoutANameApart() {
    OverflowSketch sketch = new OverflowSketch(NOW);
    sketch.add("a", 5, NOW);
    sketch.add("__other__", 7, NOW);

    assertThat(OverflowReport.of(List.of(new OverflowSketch(sketch.keep()).keep()), 10))
        .isEqualTo(
            new OverflowReport(NOW, NOW, 12, 7, 1, List.of(new OverflowReport.Heavy("a", 5, 5))));
  }

  @Test
  void putsTogetherWhatTasksKnow() {
    OverflowSketch one = new OverflowSketch(NOW);
    one.add("a", 5, NOW + 1);
    OverflowSketch other = new OverflowSketch(NOW + 10);
    other.add("b", 7, NOW + 20);

    assertThat(OverflowReport.of(List.of(one.keep(), other.keep()), 10))
        .isEqualTo(
            new OverflowReport(
                NOW,
                NOW + 20,
                12,
                0,
                2,
                List.of(new OverflowReport.Heavy("b", 7, 7), new OverflowReport.Heavy("a", 5, 5))));
  }

  private static void fill(OverflowSketch sketch, int from, int to) {
    for (int i = from; i < to; i++) {
      sketch.add("GET /orders/" + i, 1, NOW);
    }
    for (int i = 0; i < 30; i++) {
      sketch.add("GET /hot/a", 100, NOW);
      sketch.add("GET /hot/b", 100, NOW);
    }
  }
}
