package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of one entry of a file, such as a rule, read with their types. What does not fit becomes
 * a problem and is empty. Parsers answer null for what is not allowed.
 */
public record Fields(WrittenRule rule, Problems problems) {

  static final String NAMES_ALLOWED = "a name or a list of names, * stands for any characters";

  public Fields {
    requireNonNull(rule, "rule");
    requireNonNull(problems, "problems");
  }

  public boolean has(String key) {
    return rule.get(key).isPresent();
  }

  public <T> Optional<T> required(String key, Function<String, T> parse, String allowed) {
    Optional<Written> written = rule.get(key);
    if (written.isEmpty()) {
      problems.add(
          rule.place(),
          "'%s' is missing in this %s, allowed is %s".formatted(key, rule.kind(), allowed));
      return Optional.empty();
    }
    Optional<T> value = written.filter(Written::isScalar).map(Written::toString).map(parse);
    if (value.isEmpty()) {
      badValue(key, allowed);
    }
    return value;
  }

  public <T> Optional<T> optional(
      String key, Function<String, T> parse, String allowed, T otherwise) {
    return has(key) ? required(key, parse, allowed) : Optional.of(otherwise);
  }

  /** A glob or a list of them; everything where the key is absent. */
  public Optional<Selector> selector(String key) {
    Optional<Written> globs = rule.get(key);
    if (globs.isEmpty()) {
      return Optional.of(Selector.EVERYTHING);
    }
    if (globs.get().values().isEmpty() || globs.get().values().contains("")) {
      badValue(key, NAMES_ALLOWED);
      return Optional.empty();
    }
    return Optional.of(new Selector(globs.get().values()));
  }

  /** What stands behind a key that has keys of its own; nothing where it is absent. */
  Optional<Map<String, Written>> map(String key) {
    Optional<Written> written = rule.get(key);
    if (written.isPresent() && !written.get().isMap()) {
      badValue(key, "'key: value' lines of its own");
      return Optional.empty();
    }
    return Optional.of(written.map(Written::entries).orElseGet(Map::of));
  }

  /**
   * Says of every key that is not allowed that it is unknown.
   *
   * @return whether there was none
   */
  public boolean refuseOthers(Collection<String> allowed) {
    List<String> others =
        rule.entries().keySet().stream().filter(key -> !allowed.contains(key)).toList();
    others.forEach(
        key ->
            problem(
                key,
                "'%s' is unknown in this %s, allowed is %s"
                    .formatted(key, rule.kind(), String.join(", ", allowed))));
    return others.isEmpty();
  }

  public void badValue(String key, String allowed) {
    rule.get(key).ifPresent(it -> problems.badValue(it.place(), key, it.toString(), allowed));
  }

  public void problem(String key, String what) {
    rule.get(key).ifPresent(it -> problems.add(it.place(), what));
  }
}
