package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule watches, what it leaves out, and what each of its alerts is about. */
final class WatchCheck {

  static final String SERVICES = "services";
  static final String BY = "by";
  static final String SCOPE = "scope";
  static final String UNLESS = "unless";

  /** What one alert is about where it is about the whole service. */
  static final String SERVICE = "service";

  private static final List<String> VARIANTS = List.of("version", "environment", "tag");

  /**
   * What is watched.
   *
   * @param series which operations, statements, caches or instances
   */
  record Watch(Selector services, Selector series, Scope scope) {}

  private final Fields fields;
  private final Subject subject;

  WatchCheck(Fields fields, Subject subject) {
    this.fields = fields;
    this.subject = subject;
  }

  Optional<Watch> check() {
    Optional<Scope> scope = scope();
    Optional<Map<String, Written>> unless = unless(scope);
    Optional<Selector> services = fields.selector(SERVICES);
    Optional<Selector> series =
        subject.hasSeries()
            ? fields.selector(subject.seriesKey())
            : Optional.of(Selector.EVERYTHING);
    if (scope.filter(Scope.SERVICE::equals).isPresent()) {
      fields.problem(subject.seriesKey(), choosesNothing(subject.seriesKey()));
    }
    if (scope.isEmpty() || services.isEmpty() || series.isEmpty() || unless.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Watch(
            services.get().except(names(unless.get(), SERVICES)),
            series.get().except(names(unless.get(), subject.seriesKey())),
            scope.get()));
  }

  private Optional<Scope> scope() {
    if (fields.has(BY)) {
      fields.problem(SCOPE, "'scope' is the old name of 'by', which stands here too");
      return by();
    }
    if (!subject.hasSeries()) {
      fields.problem(SCOPE, "'scope' is of no use here: there is nothing below the service");
      return Optional.of(Scope.SERVICE);
    }
    if (!subject.hasTotal()) {
      fields.problem(SCOPE, "'scope' is for requests and queries, not for " + subject.measures());
      return Optional.of(Scope.EACH);
    }
    return fields.optional(SCOPE, text -> Scope.of(text).orElse(null), Scope.ALLOWED, Scope.EACH);
  }

  private Optional<Scope> by() {
    List<String> wanted = fields.rule().get(BY).map(Written::values).orElseGet(List::of);
    List<String> allowed = by(subject);
    if (wanted.isEmpty() || !allowed.containsAll(wanted)) {
      boolean variant = wanted.stream().anyMatch(VARIANTS::contains);
      fields.badValue(
          BY,
          String.join(", ", allowed)
              + (variant ? "; alerts are not told apart by versions, environments and tags" : ""));
      return Optional.empty();
    }
    if (!wanted.contains(SERVICE)) {
      return Optional.of(Scope.EACH);
    }
    return Optional.of(
        subject.hasSeries() && wanted.contains(subject.one()) ? Scope.BOTH : Scope.SERVICE);
  }

  /** What alerts can be about. */
  static List<String> by(Subject subject) {
    return subject.hasTotal() && subject.hasSeries()
        ? List.of(subject.one(), SERVICE)
        : List.of(subject.one());
  }

  private Optional<Map<String, Written>> unless(Optional<Scope> scope) {
    Optional<Map<String, Written>> unless = fields.map(UNLESS);
    List<String> allowed = new ArrayList<>(List.of(SERVICES));
    if (subject.hasSeries()) {
      allowed.add(subject.seriesKey());
    }
    boolean fine = unless.isPresent();
    for (Map.Entry<String, Written> each : unless.orElseGet(Map::of).entrySet()) {
      fine &= names(each.getKey(), each.getValue(), allowed);
      if (each.getKey().equals(subject.seriesKey())
          && scope.filter(Scope.SERVICE::equals).isPresent()) {
        fields
            .problems()
            .add(each.getValue().place(), choosesNothing(UNLESS + "." + each.getKey()));
      }
    }
    return fine ? unless : Optional.empty();
  }

  private boolean names(String key, Written names, List<String> allowed) {
    if (!allowed.contains(key)) {
      fields
          .problems()
          .add(
              names.place(),
              "'%s.%s' is unknown in this rule, allowed is %s"
                  .formatted(UNLESS, key, String.join(", ", allowed)));
      return false;
    }
    if (names.values().isEmpty() || names.values().contains("")) {
      fields
          .problems()
          .badValue(names.place(), UNLESS + "." + key, names.toString(), Fields.NAMES_ALLOWED);
      return false;
    }
    return true;
  }

  private static List<String> names(Map<String, Written> unless, String key) {
    return Optional.ofNullable(unless.get(key)).map(Written::values).orElseGet(List::of);
  }

  private static String choosesNothing(String key) {
    return "'%s' chooses nothing where alerts are about the whole service".formatted(key);
  }
}
