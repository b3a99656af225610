package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The score of a service. Each figure can cost points: its share of the weights of all known
 * figures, so that 100 are shared out whatever is known. It costs them times its {@link
 * KeyFigure#loss}. What is left of 100 is the score.
 *
 * @param figures all figures, in their order
 * @param score 0 to 100, null where nothing is known
 * @param coverage share of the weights whose figures are known, 0 to 1
 */
record Scorecard(List<ReportAnswer.Figure> figures, Double score, double coverage) {

  private static final double ALL = 100;

  static Scorecard of(ServiceEvidence evidence) {
    int known = 0;
    for (KeyFigure figure : KeyFigure.values()) {
      known += isKnown(figure, evidence) ? figure.weight() : 0;
    }
    List<ReportAnswer.Figure> figures = new ArrayList<>();
    double score = ALL;
    for (KeyFigure figure : KeyFigure.values()) {
      ReportAnswer.Figure judged = judge(figure, evidence, known);
      figures.add(judged);
      score -= judged.cost();
    }
    return new Scorecard(figures, known == 0 ? null : rounded(Math.max(0, score)), known / ALL);
  }

  private static boolean isKnown(KeyFigure figure, ServiceEvidence evidence) {
    return evidence.figures().get(figure).now().isEvidence(figure);
  }

  private static ReportAnswer.Figure judge(KeyFigure figure, ServiceEvidence evidence, int known) {
    FigureEvidence measured = evidence.figures().get(figure);
    double target = evidence.targets().of(figure);
    Double value = measured.now().value();
    boolean isKnown = isKnown(figure, evidence);
    double points = isKnown ? ALL * figure.weight() / known : 0;
    String status = isKnown ? figure.isMet(value, target) ? "met" : "missed" : "unknown";
    return new ReportAnswer.Figure(
        figure.label(),
        figure.unit(),
        value,
        measured.instance(),
        target,
        status,
        rounded(points),
        isKnown ? rounded(points * figure.loss(value, target)) : 0,
        measured.before().value(),
        measured.trend(figure, target).label(),
        measured.now().events());
  }

  /** To hundredths, so that the costs on the page are those in the score. */
  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
