package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ScorecardTest {

  @Test
  void givesAHundredWhereAllTargetsAreMet() {
    Scorecard card = Scorecard.of(healthy().build());

    assertThat(card.score()).isEqualTo(100.0);
    assertThat(card.coverage()).isEqualTo(1);
    assertThat(card.figures()).extracting(ReportAnswer.Figure::status).containsOnly("met");
  }

  @Test
  void saysWhatEachFigureCosts() {
    Scorecard card =
        Scorecard.of(healthy().figure(KeyFigure.P95, 1.0).figure(KeyFigure.HIT_RATIO, 0.6).build());

    assertThat(figure(card, "p95").points()).isEqualTo(20);
    assertThat(figure(card, "p95").cost()).isEqualTo(10);
    assertThat(figure(card, "p95").status()).isEqualTo("missed");
    assertThat(figure(card, "hitRatio").cost()).isEqualTo(2.5);
    assertThat(card.score()).isEqualTo(87.5);
  }

  @Test
  void sharesOutAllPointsAmongTheFiguresThatAreKnown() {
    Scorecard card =
        Scorecard.of(
            new Evidence().figure(KeyFigure.P95, 2.0).figure(KeyFigure.ERROR_RATE, 0.0).build());

    assertThat(card.coverage()).isEqualTo(0.5);
    assertThat(figure(card, "p95").points()).isEqualTo(40);
    assertThat(figure(card, "mean").points()).isZero();
    assertThat(figure(card, "mean").status()).isEqualTo("unknown");
    assertThat(card.score()).isEqualTo(60);
  }

  @Test
  void givesNoScoreWhereNothingIsKnown() {
    Scorecard card = Scorecard.of(new Evidence().build());

    assertThat(card.score()).isNull();
    assertThat(card.coverage()).isZero();
  }

  @Test
  void judgesNoFigureByTooFewEvents() {
    Measured few = new Measured(3.0, 99, List.of(3.0));
    ServiceEvidence evidence =
        new ServiceEvidence(
            "shop",
            Targets.DEFAULT,
            Map.of(
                KeyFigure.P95, FigureEvidence.of(Measured.NOTHING, few),
                KeyFigure.P99, FigureEvidence.of(Measured.NOTHING, few)),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    Scorecard card = Scorecard.of(evidence);

    assertThat(figure(card, "p95").status()).isEqualTo("missed");
    assertThat(figure(card, "p99").status()).isEqualTo("unknown");
    assertThat(figure(card, "p99").value()).isEqualTo(3);
  }

  @Property
  void isAHundredLessTheCosts(
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 5) double seconds,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double share) {
    Scorecard card =
        Scorecard.of(
            healthy()
                .figure(KeyFigure.MEAN, seconds)
                .figure(KeyFigure.ERROR_RATE, share)
                .figure(KeyFigure.MEMORY, share)
                .build());

    double costs = card.figures().stream().mapToDouble(ReportAnswer.Figure::cost).sum();
    assertThat(card.score()).isBetween(0.0, 100.0).isCloseTo(100 - costs, within(0.011));
  }

  private static Evidence healthy() {
    return new Evidence()
        .figure(KeyFigure.MEAN, 0.02)
        .figure(KeyFigure.P95, 0.1)
        .figure(KeyFigure.P99, 0.2)
        .figure(KeyFigure.ERROR_RATE, 0)
        .figure(KeyFigure.HIT_RATIO, 0.95)
        .figure(KeyFigure.MEMORY, 0.3)
        .figure(KeyFigure.CPU, 0.2);
  }

  private static ReportAnswer.Figure figure(Scorecard card, String name) {
    return card.figures().stream()
        .filter(figure -> figure.figure().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
