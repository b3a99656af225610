package io.streamgauge.alerting.topology;

import static java.util.stream.Collectors.joining;

import io.streamgauge.alerting.rules.Dimension;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.Progress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds rules that tell variants of services apart by what the analytics do not report: they would
 * wait in vain, and look as if all were well.
 */
public final class UnreportedVariants {

  /** The setting of the analytics. */
  static final String SETTING = "variants.reported";

  private static final String LATENCY = "latency";

  /** A part of the pipeline that others have left so far behind is not there any more. */
  private static final long GONE_MILLIS = 60_000;

  private UnreportedVariants() {}

  /**
   * What is wrong and what is to be set, for people; empty where nothing is, and while nothing is
   * known of the analytics.
   *
   * @param told what each part of the pipeline told last
   */
  public static Optional<String> of(Rules rules, Collection<Progress> told) {
    OptionalLong now = latest(told, LATENCY);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    List<String> reported = reported(told, now.getAsLong());
    List<Rule> inVain =
        rules.all().stream().filter(rule -> missing(rule, reported).findAny().isPresent()).toList();
    return inVain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "hears nothing by %s, as %s %s: the analytics report %s; set %s there"
                .formatted(
                    missing(inVain, reported),
                    inVain.stream().map(Rule::name).collect(joining(", ")),
                    inVain.size() == 1 ? "asks" : "ask",
                    reported.isEmpty()
                        ? "no variants"
                        : "by " + String.join(", ", reported) + " only",
                    SETTING));
  }

  private static OptionalLong latest(Collection<Progress> told, String stage) {
    return told.stream()
        .filter(each -> each.getStage().equals(stage))
        .mapToLong(Progress::getAt)
        .max();
  }

  private static List<String> reported(Collection<Progress> told, long now) {
    return Progresses.VARIANTS.stages().stream()
        .flatMap(stage -> told.stream().filter(each -> each.getStage().equals(stage)))
        .max(Comparator.comparingLong(Progress::getAt))
        .filter(each -> each.getAt() > now - GONE_MILLIS)
        .map(Progress::getVariants)
        .orElseGet(List::of);
  }

  private static Stream<Dimension> missing(Rule rule, List<String> reported) {
    return rule.variants().dimensions().stream().filter(each -> !reported.contains(each.key()));
  }

  private static String missing(List<Rule> rules, List<String> reported) {
    return rules.stream()
        .flatMap(rule -> missing(rule, reported))
        .distinct()
        .sorted()
        .map(Dimension::key)
        .collect(joining(", "));
  }
}
