package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.rules.Composite;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.WindowState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Judges the rules that go by what other rules say of a service, whenever one of those alerts
 * changes. All that outlives a call is in its memory and in the firings. Not thread-safe.
 */
public final class Combiner {

  private final Supplier<Rules> rules;
  private final Memory memory;
  private final Firings firings;
  private final Judge judge;
  private Rules reviewed;

  /**
   * @param rules those in force; the same object until they change
   * @param memory of these rules alone
   * @param tell takes each transition with the id of its alert
   * @param quiet what keeps alerts quiet now
   */
  public Combiner(
      Supplier<Rules> rules,
      Memory memory,
      Firings firings,
      BiConsumer<String, Alert> tell,
      Supplier<Quiet> quiet) {
    this.rules = requireNonNull(rules, "rules");
    this.memory = requireNonNull(memory, "memory");
    this.firings = requireNonNull(firings, "firings");
    judge = new Judge(rules, memory, tell, quiet);
  }

  /** Takes a transition of an alert of another rule in. */
  public void observe(Alert told) {
    firings.note(
        told.getRule(), new Series(told.getService(), told.getSeries()), fires(told.getState()));
    judge(told.getService(), told.getAt(), Origin.of(told));
  }

  private static boolean fires(AlertState state) {
    return state == AlertState.FIRING || state == AlertState.SUPPRESSED;
  }

  /**
   * Has alerts suppressed and released, and does what is to be done after the rules have changed.
   *
   * @param now by the wall clock, epoch milliseconds
   */
  public void look(long now) {
    judge.hush(now);
    if (rules.get() != reviewed) {
      review(rules.get(), now);
    }
  }

  private void review(Rules inForce, long now) {
    judge.retire(now);
    services().forEach(service -> judge(service, now, Origin.UNKNOWN));
    reviewed = inForce;
  }

  private Set<String> services() {
    Set<String> services = new HashSet<>(firings.services());
    memory.latest((id, alert) -> services.add(alert.getService()));
    return services;
  }

  private void judge(String service, long at, Origin origin) {
    List<Rule> combinations = rules.get().combinations();
    if (combinations.isEmpty()) {
      return;
    }
    Series series = new Series(service, Scope.TOTAL);
    long instant = at;
    Map<Measure, Double> values = new HashMap<>();
    for (Rule rule : combinations) {
      values.put(rule.condition().measure(), fires(rule.name(), service) ? 1.0 : 0.0);
      instant = Math.max(instant, memory.track(series.alertId(rule)).judged() + 1);
    }
    Window window = new Window(instant, instant + 1, WindowState.FINAL, instant);
    judge.observe(
        new Observation(Subject.ALERTS, series, window, 0, values, Quantiles.UNKNOWN, origin));
  }

  /** Of a combination, whether it holds; there is no circle in them. */
  private boolean fires(String name, String service) {
    Rule rule = rules.get().find(name).orElse(null);
    return rule != null && rule.condition() instanceof Composite composite
        ? composite.holds(part -> fires(part, service))
        : firings.any(name, service);
  }
}
