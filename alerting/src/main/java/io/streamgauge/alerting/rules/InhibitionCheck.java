package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.quiet.Field;
import io.streamgauge.alerting.quiet.Inhibition;
import io.streamgauge.alerting.quiet.Inhibitions;
import io.streamgauge.alerting.quiet.Matcher;
import io.streamgauge.alerting.quiet.Matchers;
import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads which alerts keep which quiet, or says everything that is wrong with it. */
final class InhibitionCheck {

  static final String TOP = "inhibit";
  static final String KIND = "rule of inhibition";
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String EQUAL = "equal";
  static final String ALLOWED_MATCHERS = "one or a list of up to 20 of " + Matcher.ALLOWED;

  private static final List<String> KEYS = List.of(SOURCE, TARGET, EQUAL);
  private static final List<Field> USUALLY_EQUAL = List.of(new Field("service"));

  private final WrittenRule written;
  private final Problems problems;

  private InhibitionCheck(WrittenRule written, Problems problems) {
    this.written = written;
    this.problems = problems;
  }

  static Inhibitions all(List<WrittenRule> written, Problems problems) {
    return new Inhibitions(
        written.stream()
            .map(each -> new InhibitionCheck(each, problems).check())
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Inhibition> check() {
    Optional<Matchers> source = matchers(SOURCE);
    Optional<Matchers> target = matchers(TARGET);
    Optional<List<Field>> equal =
        written.get(EQUAL).isPresent()
            ? list(EQUAL, Field::of, "one or a list of " + Field.ALLOWED)
            : Optional.of(USUALLY_EQUAL);
    new Fields(written, problems).refuseOthers(KEYS);
    return source.isPresent() && target.isPresent() && equal.isPresent()
        ? Optional.of(new Inhibition(source.get(), target.get(), equal.get()))
        : Optional.empty();
  }

  private Optional<Matchers> matchers(String key) {
    Optional<Written> given = written.get(key);
    if (given.isEmpty()) {
      problems.add(
          written.place(),
          "'%s' is missing in this %s, allowed is %s".formatted(key, KIND, ALLOWED_MATCHERS));
      return Optional.empty();
    }
    int count = given.get().values().size();
    if (count < 1 || count > Matchers.MOST) {
      problems.badValue(given.get().place(), key, given.get().toString(), ALLOWED_MATCHERS);
      return Optional.empty();
    }
    return list(key, Matcher::parse, ALLOWED_MATCHERS).map(Matchers::new);
  }

  /** Empty after a problem was added for each value that cannot be. */
  private <T> Optional<List<T>> list(
      String key, Function<String, Optional<T>> parse, String allowed) {
    Written given = written.get(key).orElseThrow();
    if (given.values().isEmpty() && !given.list()) {
      problems.badValue(given.place(), key, given.toString(), allowed);
      return Optional.empty();
    }
    List<String> bad =
        given.values().stream().filter(value -> parse.apply(value).isEmpty()).toList();
    bad.forEach(value -> problems.badValue(given.place(), key, value, allowed));
    return bad.isEmpty()
        ? Optional.of(given.values().stream().map(parse).flatMap(Optional::stream).toList())
        : Optional.empty();
  }
}
