package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.Dimension;
import io.streamgauge.alerting.rules.Placeholder;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Template;
import io.streamgauge.alerting.rules.Wording;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives a transition what its rule wants it to take along. */
final class Words {

  private final Rule rule;
  private final Alert alert;

  private Words(Rule rule, Alert alert) {
    this.rule = requireNonNull(rule, "rule");
    this.alert = requireNonNull(alert, "alert");
  }

  /** Writes labels, annotations, runbook and version of the rule into the alert. */
  static Alert into(Alert alert, Rule rule) {
    Words words = new Words(rule, alert);
    Wording wording = rule.wording();
    alert.setRuleVersion(rule.version());
    alert.setLabels(filled(wording.labels(), words::value));
    alert.setAnnotations(filled(wording.annotations(), words::valueOrLabel));
    alert.setRunbook(wording.runbook().map(URI::toString).orElse(""));
    return alert;
  }

  private static Map<String, String> filled(
      Map<String, Template> templates, UnaryOperator<String> values) {
    return templates.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().fill(values)));
  }

  private String valueOrLabel(String place) {
    return place.startsWith(Placeholder.LABEL)
        ? alert.getLabels().getOrDefault(place.substring(Placeholder.LABEL.length()), "")
        : value(place);
  }

  private String value(String place) {
    return Placeholder.of(place).map(this::value).orElse("");
  }

  private String value(Placeholder place) {
    return switch (place) {
      case RULE -> alert.getRule();
      case SEVERITY -> alert.getSeverity().name().toLowerCase(Locale.ROOT);
      case SERVICE -> alert.getService();
      case SERIES -> alert.getSeries();
      case VERSION -> variant(Dimension.VERSION);
      case ENVIRONMENT -> variant(Dimension.ENVIRONMENT);
      case TAG -> variant(Dimension.TAG);
      case MEASURE -> alert.getMeasure();
      case STATE -> alert.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case VALUE -> formatted(alert.getValue());
      case COMPARISON -> alert.getComparison();
      case THRESHOLD -> threshold();
      case WINDOW -> instant(alert.getWindowStart()) + "/" + instant(alert.getWindowEnd());
      case SINCE -> instant(alert.getSince());
      case SAMPLES -> Long.toString(alert.getSamples());
    };
  }

  private String variant(Dimension dimension) {
    return alert.getVariant().getOrDefault(dimension.key(), "");
  }

  private String threshold() {
    String upper = formatted(alert.getThreshold());
    return alert.getLower() == null ? upper : formatted(alert.getLower()) + " to " + upper;
  }

  private String formatted(double value) {
    return rule.condition().format(value);
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
