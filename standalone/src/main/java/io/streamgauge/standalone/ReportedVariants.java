package io.streamgauge.standalone;

import static java.util.stream.Collectors.toSet;

import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.latency.Dimension;
import java.util.Arrays;

/** Has the analytics report those variants that rules tell apart. */
public final class ReportedVariants {

  private ReportedVariants() {}

  /** The same settings with what these rules ask for, too. */
  public static VariantSettings of(VariantSettings settings, Rules... rules) {
    return settings.reporting(
        Arrays.stream(rules)
            .flatMap(each -> each.dimensions().stream())
            .map(each -> Dimension.BY_LABEL.get(each.key()))
            .collect(toSet()));
  }
}
