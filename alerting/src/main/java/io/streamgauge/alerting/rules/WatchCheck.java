package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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

  /**
   * What is watched.
   *
   * @param series which operations, statements, caches or instances
   * @param variants by what variants of a service are told apart, and which of them
   */
  record Watch(Selector services, Selector series, Scope scope, Variants variants) {}

  private final Fields fields;
  private final Subject subject;

  WatchCheck(Fields fields, Subject subject) {
    this.fields = fields;
    this.subject = subject;
  }

  Optional<Watch> check() {
    Optional<Scope> scope = scope();
    Optional<Map<String, Written>> unless = unless(scope);
    Optional<Variants> variants = unless.flatMap(this::variants);
    Optional<Selector> services = fields.selector(SERVICES);
    Optional<Selector> series =
        subject.hasSeries()
            ? fields.selector(subject.seriesKey())
            : Optional.of(Selector.EVERYTHING);
    if (scope.filter(Scope.SERVICE::equals).isPresent()) {
      fields.problem(subject.seriesKey(), choosesNothing(subject.seriesKey()));
    }
    if (scope.isEmpty() || services.isEmpty() || series.isEmpty() || variants.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Watch(
            services.get().except(names(unless.get(), SERVICES)),
            series.get().except(names(unless.get(), subject.seriesKey())),
            scope.get(),
            variants.get()));
  }

  private Optional<Variants> variants(Map<String, Written> unless) {
    Map<Dimension, Selector> chosen = new EnumMap<>(Dimension.class);
    boolean fine = true;
    for (Dimension dimension : subject.hasVariants() ? Dimension.values() : new Dimension[0]) {
      String key = dimension.selectorKey();
      if (by().contains(dimension.key())) {
        Optional<Selector> selector = fields.selector(key);
        fine &= selector.isPresent();
        selector.ifPresent(it -> chosen.put(dimension, it.except(names(unless, key))));
      } else {
        fields.problem(key, notToldApart(key, dimension));
        Optional.ofNullable(unless.get(key))
            .ifPresent(
                it ->
                    fields.problems().add(it.place(), notToldApart(UNLESS + "." + key, dimension)));
      }
    }
    return fine ? Optional.of(new Variants(chosen)) : Optional.empty();
  }

  private static String notToldApart(String key, Dimension dimension) {
    return "'%s' chooses among what '%s' tells apart; add %s to '%s'"
        .formatted(key, BY, dimension.key(), BY);
  }

  private Optional<Scope> scope() {
    if (fields.has(BY)) {
      fields.problem(SCOPE, "'scope' is the old name of 'by', which stands here too");
      return scopeOf(by());
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

  private List<String> by() {
    return fields.rule().get(BY).map(Written::values).orElseGet(List::of);
  }

  /** Where only variants are asked for, an alert is about all of a service in such a variant. */
  private Optional<Scope> scopeOf(List<String> wanted) {
    List<String> allowed = by(subject);
    if (wanted.isEmpty() || !allowed.containsAll(wanted)) {
      fields.badValue(BY, String.join(", ", allowed));
      return Optional.empty();
    }
    boolean each = wanted.contains(subject.one()) && subject.hasSeries();
    boolean whole = wanted.contains(SERVICE);
    if (each) {
      return Optional.of(whole ? Scope.BOTH : Scope.EACH);
    }
    return Optional.of(Scope.SERVICE);
  }

  /** What alerts can be about. */
  static List<String> by(Subject subject) {
    List<String> by = new ArrayList<>(List.of(subject.one()));
    if (subject.hasTotal() && subject.hasSeries()) {
      by.add(SERVICE);
    }
    if (subject.hasVariants()) {
      by.addAll(Dimension.keys());
    }
    return by;
  }

  /** The keys that select variants. */
  static List<String> variantKeys(Subject subject) {
    return subject.hasVariants()
        ? Arrays.stream(Dimension.values()).map(Dimension::selectorKey).toList()
        : List.of();
  }

  private Optional<Map<String, Written>> unless(Optional<Scope> scope) {
    Optional<Map<String, Written>> unless = fields.map(UNLESS);
    List<String> allowed = new ArrayList<>(List.of(SERVICES));
    if (subject.hasSeries()) {
      allowed.add(subject.seriesKey());
    }
    allowed.addAll(variantKeys(subject));
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
