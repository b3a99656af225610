package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AttributionTest {

  private static final int WINDOWS = 30;

  @Property(tries = 200)
  void findsHowOftenEachOperationRunsAStatement(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int byFirst,
      @ForAll @IntRange(min = 1, max = 20) int bySecond) {
    Random random = new Random(seed);
    List<Double> first = arrivals(random, 600, WINDOWS);
    List<Double> second = arrivals(random, 500, WINDOWS);
    List<Double> third = arrivals(random, 400, WINDOWS);
    List<Double> executions = sum(times(byFirst, first), times(bySecond, second));

    var shares =
        new Attribution(operations(List.of(first, second, third)))
            .of(Evidence.counted("SELECT", 0.001, executions));

    assertThat(shares)
        .allSatisfy(
            share ->
                assertThat(share.perRequest())
                    .isCloseTo(
                        share.operation().name().equals("op-0") ? byFirst : bySecond, within(0.01)))
        .extracting(share -> share.operation().name())
        .doesNotContain("op-2");
    if (byFirst == bySecond) {
      assertThat(shares).hasSize(2);
    }
  }

  @Property(tries = 200)
  void neverBlamesRequestsForWhatRunsInTheBackground(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Random random = new Random(seed);
    List<Double> first = arrivals(random, 600, 60);
    List<Double> second = arrivals(random, 50, 60);

    assertThat(
            new Attribution(operations(List.of(first, second)))
                .of(Evidence.counted("SELECT job", 0.001, arrivals(random, 6_000, 60))))
        .isEmpty();
    assertThat(
            new Attribution(operations(List.of(first, second)))
                .of(Evidence.counted("SELECT 1", 0.001, Collections.nCopies(60, 100.0))))
        .isEmpty();
  }

  @Test
  void namesNoneOfOperationsThatAlwaysComeTogether() {
    List<Double> page = arrivals(new Random(1), 600, WINDOWS);

    assertThat(
            new Attribution(operations(List.of(page, times(2, page))))
                .of(Evidence.counted("SELECT", 0.001, times(10, page))))
        .isEmpty();
  }

  @Test
  void toleratesAFewExecutionsThatFollowNoRequest() {
    Random random = new Random(3);
    List<Double> page = arrivals(random, 600, WINDOWS);
    List<Double> executions = sum(times(10, page), arrivals(random, 50, WINDOWS));

    assertThat(
            new Attribution(operations(List.of(page, arrivals(random, 300, WINDOWS))))
                .of(Evidence.counted("SELECT", 0.001, executions)))
        .singleElement()
        .satisfies(share -> assertThat(share.perRequest()).isCloseTo(10, within(0.5)));
  }

  @Test
  void saysNothingFromTooFewWindows() {
    List<Double> page = arrivals(new Random(1), 600, Attribution.FEWEST_WINDOWS - 1);

    assertThat(
            new Attribution(operations(List.of(page)))
                .of(Evidence.counted("SELECT", 0.001, times(10, page))))
        .isEmpty();
  }

  @Test
  void saysNothingWithoutOperations() {
    assertThat(new Attribution(List.of()).of(Evidence.counted("SELECT", 1, List.of()))).isEmpty();
  }

  @Test
  void copesWithMoreOperationsThanWindows() {
    Random random = new Random(5);
    List<List<Double>> counts = new ArrayList<>();
    counts.add(arrivals(random, 5_000, WINDOWS));
    for (int i = 0; i < 100; i++) {
      counts.add(arrivals(random, 20, WINDOWS));
    }

    assertThat(
            new Attribution(operations(counts))
                .of(Evidence.counted("SELECT", 0.001, times(7, counts.get(0)))))
        .singleElement()
        .satisfies(share -> assertThat(share.perRequest()).isCloseTo(7, within(0.1)));
  }

  private static List<Timed> operations(List<List<Double>> counts) {
    List<Timed> operations = new ArrayList<>();
    for (List<Double> each : counts) {
      operations.add(Evidence.counted("op-" + operations.size(), 0.01, each));
    }
    return operations;
  }

  /** About as many as a Poisson process would bring. */
  private static List<Double> arrivals(Random random, double mean, int windows) {
    List<Double> counts = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      counts.add((double) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian())));
    }
    return counts;
  }

  private static List<Double> times(double factor, List<Double> counts) {
    return counts.stream().map(count -> factor * count).toList();
  }

  private static List<Double> sum(List<Double> one, List<Double> other) {
    List<Double> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }
}
