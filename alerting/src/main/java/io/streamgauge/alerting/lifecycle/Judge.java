package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.rules.Deviation;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Judges observations by the rules in force, one after the other: asks evaluator and planner,
 * remembers what they found, and tells transitions. All that outlives a call is in its {@link
 * Memory}. Not thread-safe.
 */
public final class Judge {

  private final Supplier<Rules> rules;
  private final Memory memory;
  private final BiConsumer<String, Alert> tell;
  private final Supplier<Quiet> quiet;
  private final Hush hush;
  private final Evaluator evaluator = new Evaluator();
  private final Planner planner = new Planner();
  private final Map<Subject, Deadlines> deadlines = new EnumMap<>(Subject.class);
  private Deadlines ofVariants = new Deadlines();
  private Rules known;
  private Rules retiredBy;
  private Reaches reaches;
  private Quiet lookedAt;

  /**
   * A judge whose alerts nothing keeps quiet.
   *
   * @param rules those in force; the same object until they change
   * @param tell takes each transition with the id of its alert
   */
  public Judge(Supplier<Rules> rules, Memory memory, BiConsumer<String, Alert> tell) {
    this(rules, memory, tell, () -> Quiet.NOTHING);
  }

  /**
   * @param rules those in force; the same object until they change
   * @param tell takes each transition with the id of its alert
   * @param quiet what keeps alerts quiet now
   */
  public Judge(
      Supplier<Rules> rules, Memory memory, BiConsumer<String, Alert> tell, Supplier<Quiet> quiet) {
    this.rules = requireNonNull(rules, "rules");
    this.memory = requireNonNull(memory, "memory");
    this.tell = requireNonNull(tell, "tell");
    this.quiet = requireNonNull(quiet, "quiet");
    hush = new Hush(quiet);
  }

  /** Judges what was heard. */
  public void observe(Observation observation) {
    Rules inForce = inForce();
    for (Rule rule : inForce.all()) {
      if (Evaluator.concerns(rule, observation)) {
        observe(rule, observation);
      }
    }
    reaches.remember(observation, memory);
  }

  private void observe(Rule rule, Observation observation) {
    Series series = observation.series();
    String id = series.alertId(rule);
    Optional<Verdict> verdict = verdict(rule, observation, id);
    if (rule.mindsSilence()) {
      boolean judged = verdict.isPresent() || !observation.window().complete();
      Track before = memory.track(id);
      Plan plan = planner.hear(rule, series, before.loud(), observation, judged);
      act(id, before, plan);
      note(rule, id, plan.track());
    }
    verdict.ifPresent(
        found -> {
          Track before = memory.track(id);
          act(id, before, planner.plan(rule, series, before.loud(), found));
        });
  }

  private void note(Rule rule, String id, Track track) {
    Deadlines silences =
        rule.variants().areToldApart()
            ? ofVariants
            : deadlines.computeIfAbsent(
                rule.condition().measure().subject(), subject -> new Deadlines());
    silences.note(id, track.heard() + rule.silence().toMillis());
  }

  private Optional<Verdict> verdict(Rule rule, Observation observation, String id) {
    Past past = Remembered.past(rule.condition().measure(), observation.series(), memory);
    if (!(rule.condition() instanceof Deviation condition)) {
      return evaluator.evaluate(rule, observation, past);
    }
    Learnt learnt = new Learnt(condition, rule.window(), id, memory, past);
    Optional<Verdict> verdict = evaluator.evaluate(rule, observation, learnt);
    if (observation.window().complete()) {
      Evaluator.reading(rule, observation).ifPresent(reading -> learnt.learn(reading, verdict));
    }
    return verdict;
  }

  /**
   * Judges what was not heard.
   *
   * @param clock tells up to when everything that there was has been observed
   */
  public void advance(EventClock clock) {
    inForce();
    deadlines.forEach((subject, silences) -> pass(silences, clock.now(subject)));
    pass(ofVariants, clock.ofVariants());
  }

  private void pass(Deadlines silences, OptionalLong until) {
    until.ifPresent(now -> silences.pass(now, id -> silent(id, now)));
  }

  private long silent(String id, long now) {
    Series series = Series.ofAlert(id);
    Rule rule = known.find(Series.ruleOfAlert(id)).filter(Rule::mindsSilence).orElse(null);
    Track before = memory.track(id);
    if (rule == null || before.heard() == Track.NEVER) {
      return Deadlines.Passed.NONE;
    }
    long deadline = before.heard() + rule.silence().toMillis();
    if (deadline > now) {
      return deadline;
    }
    act(id, before, planner.silent(rule, series, before.loud(), now));
    return Deadlines.Passed.NONE;
  }

  /**
   * Ends the alerts that the rules in force do not watch; does something only after they have
   * changed, and the first time.
   *
   * @param now epoch milliseconds
   */
  public void retire(long now) {
    Rules inForce = inForce();
    if (inForce == retiredBy) {
      return;
    }
    Retirement retirement = new Retirement(inForce);
    memory.latest(
        (id, latest) -> {
          Track before = memory.track(id);
          retirement.plan(latest, before, now).ifPresent(plan -> act(id, before, plan));
        });
    memory.forgetLearnt(id -> !learns(inForce, Series.ruleOfAlert(id)));
    retiredBy = inForce;
  }

  /**
   * Suppresses the alerts that are to be quiet, and has those fire again that were; does something
   * only after that has changed, and the first time.
   *
   * @param now by the wall clock, epoch milliseconds
   */
  public void hush(long now) {
    Quiet present = quiet.get();
    if (present.equals(lookedAt)) {
      return;
    }
    memory.latest(
        (id, latest) -> {
          Track before = memory.track(id);
          Hush.look(present, latest, before, now).ifPresent(plan -> keep(id, before, plan));
        });
    lookedAt = present;
  }

  private static boolean learns(Rules rules, String rule) {
    return rules.find(rule).filter(it -> it.condition() instanceof Deviation).isPresent();
  }

  private Rules inForce() {
    Rules inForce = rules.get();
    if (inForce != known) {
      known = inForce;
      reaches = new Reaches(inForce);
      findDeadlines();
    }
    return inForce;
  }

  /** They are all in the memory. */
  private void findDeadlines() {
    deadlines.clear();
    ofVariants = new Deadlines();
    if (known.all().stream().noneMatch(Rule::mindsSilence)) {
      return;
    }
    memory.tracks(
        (id, track) ->
            known
                .find(Series.ruleOfAlert(id))
                .filter(rule -> rule.mindsSilence() && track.heard() != Track.NEVER)
                .ifPresent(rule -> note(rule, id, track)));
  }

  private void act(String id, Track before, Plan plan) {
    keep(id, before, hush.settle(before, plan));
  }

  private void keep(String id, Track before, Plan plan) {
    if (!plan.track().equals(before)) {
      memory.track(id, plan.track());
    }
    plan.transition()
        .ifPresent(
            alert -> {
              memory.latest(id, alert);
              tell.accept(id, alert);
            });
  }
}
