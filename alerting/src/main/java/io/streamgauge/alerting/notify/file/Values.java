package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.notify.channel.Secret;
import io.streamgauge.alerting.notify.channel.Secrets;
import io.streamgauge.alerting.rules.Fields;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.Selector;
import io.streamgauge.alerting.rules.WrittenRule;
import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of one notifier, with {@code ${env:NAME}} replaced by what the environment has. What
 * does not fit becomes a problem, which shows what is written, never what it stands for. Parsers
 * answer null for what is not allowed.
 */
final class Values {

  private static final String NAMES = "a name or a list of names, * stands for any characters";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private final Fields fields;
  private final Map<String, String> environment;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> secrets = new HashSet<>();
  private boolean fine = true;

  Values(WrittenRule written, Problems problems, Map<String, String> environment) {
    fields = new Fields(written, problems);
    this.environment = environment;
  }

  /** Whether nothing was wrong with what was asked for so far. */
  boolean fine() {
    return fine;
  }

  /** What came from the environment, or was asked for as a secret. */
  Secrets secrets() {
    return Secrets.of(secrets);
  }

  boolean has(String key) {
    asked.add(key);
    return fields.has(key);
  }

  /**
   * A value that must be there.
   *
   * @param placeholder given where it is not, or is not allowed
   */
  <T> T required(String key, Function<String, T> parse, String allowed, T placeholder) {
    asked.add(key);
    if (!hasVariables(key)) {
      return placeholder;
    }
    Optional<T> value = fields.required(key, text -> parse.apply(resolved(text)), allowed);
    fine &= value.isPresent();
    return value.orElse(placeholder);
  }

  <T> T optional(String key, Function<String, T> parse, String allowed, T otherwise) {
    return has(key) ? required(key, parse, allowed, otherwise) : otherwise;
  }

  /** A value that is not to be seen. */
  Secret secret(String key, Function<String, String> parse, String allowed) {
    Secret secret = new Secret(required(key, parse, allowed, ""));
    secrets.add(secret.value());
    return secret;
  }

  Optional<Secret> optionalSecret(String key) {
    return has(key)
        ? Optional.of(secret(key, text -> text.isEmpty() ? null : text, "a text that is not empty"))
        : Optional.empty();
  }

  /**
   * One value or a list of them.
   *
   * @param least how few are allowed
   */
  <T> List<T> list(String key, int least, Function<String, T> parse, String allowed) {
    Optional<List<String>> texts = texts(key);
    if (texts.isEmpty() || !hasVariables(key)) {
      if (texts.isEmpty() && least > 0) {
        required(key, text -> text, allowed, ""); // says that it is missing
      }
      return List.of();
    }
    List<T> values =
        texts.get().stream()
            .map(text -> Optional.ofNullable(parse.apply(resolved(text))))
            .flatMap(Optional::stream)
            .toList();
    if (values.size() < Math.max(least, texts.get().size())) {
      bad(key, allowed);
    }
    return values;
  }

  private Optional<List<String>> texts(String key) {
    asked.add(key);
    return fields.rule().get(key).map(Written::values);
  }

  /** A glob or a list of them; everything where the key is absent. */
  Selector selector(String key) {
    if (!has(key)) {
      return Selector.EVERYTHING;
    }
    List<String> globs = list(key, 1, text -> text.isEmpty() ? null : text, NAMES);
    return globs.isEmpty() ? Selector.EVERYTHING : new Selector(globs);
  }

  void bad(String key, String allowed) {
    fields.badValue(key, allowed);
    fine = false;
  }

  /** Says of every key that was not asked for that it is unknown. */
  void refuseOthers() {
    fine &= fields.refuseOthers(asked);
  }

  private boolean hasVariables(String key) {
    boolean all = true;
    for (String text : texts(key).orElse(List.of())) {
      for (MatchResult variable : VARIABLE.matcher(text).results().toList()) {
        if (!environment.containsKey(variable.group(1))) {
          fields.problem(
              key,
              "'%s' needs the environment variable %s, which is not set"
                  .formatted(key, variable.group(1)));
          fine = false;
          all = false;
        }
      }
    }
    return all;
  }

  private String resolved(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable -> {
              String value = environment.get(variable.group(1));
              secrets.add(value);
              return Matcher.quoteReplacement(value);
            });
  }
}
