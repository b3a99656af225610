package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Severity;
import java.time.Duration;

/**
 * A rule that has been checked.
 *
 * @param name unique among the rules in force
 * @param hold how long a breach has to last in event time before the alert fires
 * @param keepFiring how long a breach has to be over in event time before the alert is resolved
 * @param quorum how many of the latest windows have to breach
 * @param window length of the windows that are judged: 10 s, 1 min or 1 h
 * @param services which services are watched
 * @param series which operations, statements, caches or instances are watched
 * @param scope whether these series, their service as a whole, or both
 * @param variants by what variants of the service are told apart, and which are watched
 * @param noData what becomes of an alert when nothing is heard of its series any more
 * @param wording what alerts take along
 */
public record Rule(
    String name,
    Condition condition,
    Duration hold,
    Duration keepFiring,
    Quorum quorum,
    Duration window,
    Severity severity,
    Selector services,
    Selector series,
    Scope scope,
    Variants variants,
    Minimum minimum,
    NoData noData,
    Wording wording) {

  /** How many windows without data make a silence, where the rule does not ask for more. */
  private static final int SILENT_WINDOWS = 3;

  public Rule {
    requireNonNull(name, "name");
    requireNonNull(condition, "condition");
    requireNonNull(hold, "hold");
    requireNonNull(keepFiring, "keepFiring");
    requireNonNull(quorum, "quorum");
    requireNonNull(window, "window");
    requireNonNull(severity, "severity");
    requireNonNull(services, "services");
    requireNonNull(series, "series");
    requireNonNull(scope, "scope");
    requireNonNull(variants, "variants");
    requireNonNull(minimum, "minimum");
    requireNonNull(noData, "noData");
    requireNonNull(wording, "wording");
  }

  /** A rule that judges all variants of a service together. */
  public Rule(
      String name,
      Condition condition,
      Duration hold,
      Duration keepFiring,
      Quorum quorum,
      Duration window,
      Severity severity,
      Selector services,
      Selector series,
      Scope scope,
      Minimum minimum,
      NoData noData,
      Wording wording) {
    this(
        name,
        condition,
        hold,
        keepFiring,
        quorum,
        window,
        severity,
        services,
        series,
        scope,
        Variants.TOGETHER,
        minimum,
        noData,
        wording);
  }

  /** The first 12 hexadecimal digits of a hash of all of it, which changes when the rule does. */
  public String version() {
    return RuleText.version(this);
  }

  /** Whether it has to be noticed that nothing is heard any more. */
  public boolean mindsSilence() {
    return noData != NoData.KEEP || condition instanceof Absence;
  }

  /** How long nothing must have been heard for it to be silence. */
  public Duration silence() {
    Duration least = condition instanceof Absence ? window : window.multipliedBy(SILENT_WINDOWS);
    return hold.compareTo(least) > 0 ? hold : least;
  }

  /**
   * Whether the rule watches this series of this service.
   *
   * @param name with the variant where variants are told apart
   */
  public boolean watches(String service, String name) {
    return services.matches(service) && variants.seriesOf(name).filter(this::watches).isPresent();
  }

  private boolean watches(String plain) {
    return scope.includes(plain) && (Scope.TOTAL.equals(plain) || series.matches(plain));
  }
}
