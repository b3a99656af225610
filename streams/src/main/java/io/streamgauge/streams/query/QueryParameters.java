package io.streamgauge.streams.query;

import io.streamgauge.service.http.Paging;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.window.Resolution;
import java.util.List;

/** Parameters that several operations have. */
final class QueryParameters {

  static final Parameter SERVICE = Parameter.text("service", "Only this service.");
  static final Parameter FROM =
      Parameter.instant("from", "Start of the range; without it, everything that is kept.");
  static final Parameter TO = Parameter.instant("to", "End of the range, exclusive.");
  static final Parameter STEP =
      Parameter.choice(
          "step",
          "Length of the windows; without it, one window merged over the range.",
          Resolution.ALL.stream().map(Resolution::label).toList());
  static final Parameter QUANTILES =
      Parameter.numbers("quantiles", "Any quantiles, 0 to 1.")
          .defaultsTo(List.of(0.5, 0.9, 0.95, 0.99));
  static final Parameter TOP =
      Parameter.integer("top", "Only so many series, the highest first.", 1, Paging.MOST);
  static final Parameter BY =
      Parameter.choice("by", "What makes a series high.", LatencyOrder.BY_LABEL.keySet())
          .defaultsTo(LatencyOrder.P95.label());
  static final Parameter APDEX =
      Parameter.duration("apdex", "Adds the Apdex score for this target.");
  static final Parameter SLO =
      Parameter.duration("slo", "Adds the share of events that took at most so long.");
  static final Parameter COMPARE =
      Parameter.text(
          "compare",
          "Adds the same range so much earlier (`1h`, `1d`, `7d`, …), or the range just before"
              + " (`previous`), with the changes since; needs `from`. Or the same range of another"
              + " variant (`version:1.4.2` together with `version`, and so for `environment` and"
              + " `tag`). Goes without `step`.");
  static final Parameter VERSION =
      Parameter.text(
          "version",
          "Only instances of this version. Variants of a service are kept in windows of `1m` and"
              + " `1h`; /api/v1/services names them. `__other__` is what has no place among them.");
  static final Parameter ENVIRONMENT =
      Parameter.text("environment", "Only instances in this environment.");
  static final Parameter TAG =
      Parameter.text("tag", "Only instances with this value of the tag that is configured.");
  static final Parameter GROUP_BY =
      Parameter.choice(
          "groupBy",
          "Gives each series once for every version, environment or tag.",
          Dimension.BY_LABEL.keySet());

  private QueryParameters() {}
}
