package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.streams.query.CompletenessAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecommendationsTest {

  private static final long MEBI = 1 << 20;

  private final Random random = new Random(11);

  @Test
  void hasNothingToSayOfAHealthyService() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.timed("GET /", 10_000, 0.01, List.of()))
            .statement(Evidence.timed("SELECT", 10_000, 0.005, List.of()))
            .cache(new CacheUse("products", 900, 100, 100, 1_000_000, 0, 10L))
            .build();

    assertThat(Recommendations.of(evidence)).isEmpty();
  }

  @Test
  void ranksWhatEndsTheProcessThenWhatFailsThenWhatTakesTime() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.failing("POST /", 100, 20, 0.3, List.of(), FigureEvidence.NONE))
            .cache(new CacheUse("products", 0, 1_000, 0, 0, 0, null))
            .growing(growth("later", 90_000.0))
            .growing(growth("sooner", 600.0))
            .growing(growth("soon", 3_600.0))
            .build();

    assertThat(Recommendations.of(evidence))
        .extracting(each -> each.rank() + " " + each.kind() + " " + each.subject())
        .containsExactly(
            "1 memory-growth sooner",
            "2 memory-growth soon",
            "3 failing-operation POST /",
            "4 slow-operation POST /",
            "5 cold-cache products",
            "6 memory-growth later");
  }

  @Test
  void saysWhenTheHeapIsFull() {
    var advice = only(new Evidence().growing(growth("shop-1", 900.0)).build());

    assertThat(advice.summary())
        .isEqualTo(
            "What survives collection in shop-1 grows by 60 MiB a minute (seen in the last 5 min) and"
                + " has come to 100 MiB of 1,000 MiB: at this pace it is full in 15 min."
                + " Find what is kept.");
    assertThat(advice.numbers()).containsEntry("exhaustionSeconds", 900.0);
  }

  @Test
  void saysNothingOfTheEndWhereTheLimitIsNotKnown() {
    var advice =
        only(
            new Evidence()
                .growing(new HeapGrowth("shop-1", 100 * MEBI, null, MEBI, 300, null, 0))
                .build());

    assertThat(advice.summary()).contains("the limit of its heap is not known");
    assertThat(advice.numbers()).doesNotContainKey("exhaustionSeconds");
  }

  @Test
  void namesTheOperationWhoseErrorsRise() {
    FigureEvidence rising =
        FigureEvidence.of(
            new Measured(0.001, 1_000, Collections.nCopies(20, 0.001)),
            new Measured(0.08, 1_000, Collections.nCopies(20, 0.08)));
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.failing("POST /orders", 1_000, 80, 0.01, List.of(), rising))
            .operation(Evidence.timed("GET /orders", 1_000, 0.01, List.of()))
            .build();

    var advice = only(evidence);

    assertThat(advice.kind()).isEqualTo("rising-errors");
    assertThat(advice.summary())
        .isEqualTo(
            "POST /orders fails more often than before: 80 of 1,000 requests (8 %), 0.10 %"
                + " before.");
  }

  @Test
  void saysWhatMostFailuresOfAnOperationAre() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(
                Evidence.failing(
                    "POST /orders",
                    1_000,
                    Map.of("HTTP 503", 70L, "HTTP 500", 8L, "__other__", 2L),
                    0.01,
                    List.of(),
                    FigureEvidence.NONE))
            .build();

    assertThat(only(evidence).summary())
        .isEqualTo(
            "POST /orders fails too often: 80 of 1,000 requests (8 %, target 1 %)."
                + " Of these, 70 are HTTP 503.");
  }

  @Test
  void namesTheKindOfErrorsThatRisesAndTheOperationThatHasMostOfIt() {
    ServiceEvidence evidence =
        new Evidence()
            .failure(failure("HTTP 500", 40, 0.02, 0.02))
            .failure(failure("HTTP 503", 60, 0.001, 0.03))
            .operation(
                Evidence.failing(
                    "POST /orders",
                    500,
                    Map.of("HTTP 503", 50L),
                    0.01,
                    List.of(),
                    rate(0.002, 0.1)))
            .operation(
                Evidence.failing(
                    "GET /orders",
                    1_500,
                    Map.of("HTTP 500", 40L, "HTTP 503", 10L),
                    0.01,
                    List.of(),
                    FigureEvidence.NONE))
            .build();

    var advice = Recommendations.of(evidence);

    assertThat(advice)
        .extracting(each -> each.kind() + " " + each.subject())
        .as("what is told of the kind is not told again of the operation")
        .containsExactly("rising-error-kind HTTP 503", "failing-operation GET /orders");
    assertThat(advice.get(0).summary())
        .isEqualTo(
            "HTTP 503 rises: 60 of 2,000 requests failed with it (3 %), 0.10 % before."
                + " 50 of them are in POST /orders, which is 10 % of its 500 requests.");
    assertThat(advice.get(0).operation()).isEqualTo("POST /orders");
    assertThat(advice.get(0).numbers())
        .containsEntry("errors", 60.0)
        .containsEntry("errorRate", 0.03)
        .containsEntry("errorRateBefore", 0.001)
        .containsEntry("operationErrors", 50.0);
  }

  @Test
  void saysOfNoKindThatItRisesWhereThatIsNotCertain() {
    ServiceEvidence evidence =
        new Evidence()
            .failure(failure("__other__", 60, 0.0, 0.03))
            .failure(failure("HTTP 502", 4, 0.0, 0.002))
            .failure(
                new Failure(
                    "HTTP 503",
                    60,
                    2_000,
                    FigureEvidence.of(
                        new Measured(0.0, 2_000, Collections.nCopies(20, 0.0)),
                        new Measured(0.03, 2_000, burst(20, 0.6)))))
            .build();

    assertThat(Recommendations.of(evidence)).isEmpty();
  }

  private static Failure failure(String kind, long errors, double before, double now) {
    return new Failure(kind, errors, 2_000, rate(before, now));
  }

  private static FigureEvidence rate(double before, double now) {
    return FigureEvidence.of(
        new Measured(before, 2_000, Collections.nCopies(20, before)),
        new Measured(now, 2_000, Collections.nCopies(20, now)));
  }

  @Test
  void doesNotClaimThatErrorsRiseWhereThatIsNotCertain() {
    FigureEvidence aBurst =
        FigureEvidence.of(
            new Measured(0.0, 1_000, Collections.nCopies(20, 0.0)),
            new Measured(0.05, 1_000, burst(20, 1.0)));
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.failing("POST /orders", 1_000, 50, 0.01, List.of(), aBurst))
            .build();

    var advice = only(evidence);

    assertThat(advice.kind()).isEqualTo("failing-operation");
    assertThat(advice.summary())
        .isEqualTo(
            "POST /orders fails too often: 50 of 1,000 requests (5 %, target 1 %), 0 % before.");
  }

  @Test
  void makesNothingOfAFewErrors() {
    assertThat(
            Recommendations.of(
                new Evidence()
                    .operation(
                        Evidence.failing("GET /", 100, 4, 0.01, List.of(), FigureEvidence.NONE))
                    .build()))
        .isEmpty();
  }

  @Test
  void saysWhatABetterHitRatioWouldSave() {
    var advice =
        only(
            new Evidence()
                .cache(new CacheUse("products", 5_000, 5_000, 5_000, 100_000_000_000L, 4_000, 500L))
                .build());

    assertThat(advice.kind()).isEqualTo("cold-cache");
    assertThat(advice.seconds()).isCloseTo(60, within(1e-6));
    assertThat(advice.summary())
        .contains("answers 50 % of 10,000 lookups (target 80 %)")
        .contains("3,000 misses would be hits, and 1 min of loading saved (20 ms a load)")
        .contains("4,000 entries were evicted, 500 are held");
  }

  @Test
  void inventsNoLoadTime() {
    var advice =
        only(new Evidence().cache(new CacheUse("products", 0, 1_000, 0, 0, 0, null)).build());

    assertThat(advice.seconds()).isNull();
    assertThat(advice.numbers()).doesNotContainKey("savedSeconds");
    assertThat(advice.summary()).contains("how long a load takes is not known");
  }

  @Test
  void saysWhichStatementsFillASlowOperation() {
    List<Double> slow = arrivals(600);
    List<Double> fast = arrivals(900);
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.counted("GET /slow", 1.0, slow))
            .operation(Evidence.counted("GET /fast", 0.01, fast))
            .statement(Evidence.counted("SELECT slow", 0.8, slow))
            .statement(Evidence.counted("SELECT fast", 0.005, fast))
            .build();

    List<ReportAnswer.Recommendation> all = Recommendations.of(evidence);

    assertThat(all)
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly("slow-operation GET /slow");
    assertThat(all.get(0).statements())
        .singleElement()
        .satisfies(
            filling -> {
              assertThat(filling.statement()).isEqualTo("SELECT slow");
              assertThat(filling.share()).isCloseTo(0.8, within(0.01));
              assertThat(filling.perRequest()).isCloseTo(1, within(0.01));
            });
  }

  @Test
  void namesALargeStatementByItselfWhereNoOperationIsKnownToRunIt() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.timed("GET /", 100, 1.0, List.of()))
            .statement(Evidence.timed("SELECT large", 100, 0.6, List.of()))
            .statement(Evidence.timed("SELECT small", 100, 0.1, List.of()))
            .build();

    assertThat(Recommendations.of(evidence))
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly("slow-operation GET /", "slow-statement SELECT large");
  }

  @Test
  void suspectsAStatementThatRunsManyTimesInEachRequest() {
    List<Double> list = arrivals(100);
    List<Double> rest = arrivals(2_000);
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.counted("GET /orders", 0.1, list))
            .operation(Evidence.counted("GET /", 0.01, rest))
            .statement(Evidence.counted("SELECT by id", 0.002, times(20, list)))
            .statement(Evidence.counted("SELECT all", 0.002, list))
            .build();

    var advice = only(evidence);

    assertThat(advice.kind()).isEqualTo("repeated-statement");
    assertThat(advice.subject()).isEqualTo("SELECT by id");
    assertThat(advice.summary()).contains("runs 20", "times in each GET /orders");
  }

  @Test
  void suspectsNoStatementThatRunsInTheBackground() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.counted("GET /health", 0.001, arrivals(20)))
            .statement(Evidence.counted("SELECT job", 0.001, arrivals(500)))
            .build();

    assertThat(Recommendations.of(evidence)).isEmpty();
  }

  @Test
  void givesNoShareOfRequestsWhereStatementsTookLongerThanAllRequests() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(Evidence.timed("GET /", 100, 1.0, List.of()))
            .statement(Evidence.timed("DELETE", 1_000, 1.0, List.of()))
            .build();

    assertThat(Recommendations.of(evidence))
        .extracting(ReportAnswer.Recommendation::kind)
        .containsExactly("slow-operation");
    ReportAnswer.Service report =
        ServiceReport.of(evidence, new CompletenessAnswer.Verdict(true, List.of()));
    assertThat(report.statements().get(0).share()).isNull();
    assertThat(report.operations().get(0).share()).isEqualTo(1.0);
  }

  @Test
  void advisesNothingOnTheOverflow() {
    ServiceEvidence evidence =
        new Evidence()
            .operation(
                Evidence.failing("__other__", 1_000, 900, 3.0, List.of(), FigureEvidence.NONE))
            .build();

    assertThat(Recommendations.of(evidence)).isEmpty();
  }

  private static ReportAnswer.Recommendation only(ServiceEvidence evidence) {
    List<ReportAnswer.Recommendation> all = Recommendations.of(evidence);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static HeapGrowth growth(String instance, double exhaustion) {
    return new HeapGrowth(instance, 100 * MEBI, 1_000 * MEBI, MEBI, 300, exhaustion, 0);
  }

  private List<Double> arrivals(double mean) {
    List<Double> counts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      counts.add((double) Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    return counts;
  }

  private static List<Double> burst(int windows, double rate) {
    List<Double> rates = new ArrayList<>(Collections.nCopies(windows, 0.0));
    rates.set(windows / 2, rate);
    return rates;
  }

  private static List<Double> times(double factor, List<Double> counts) {
    return counts.stream().map(count -> factor * count).toList();
  }
}
