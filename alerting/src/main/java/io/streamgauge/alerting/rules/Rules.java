package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.streamgauge.alerting.quiet.Inhibitions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules in force, in the order of their file.
 *
 * @param all with names that differ
 * @param inhibitions which alerts keep which quiet
 */
public record Rules(List<Rule> all, Inhibitions inhibitions) {

  private static final String DEFAULTS = "default-rules.yaml";

  public Rules {
    all = List.copyOf(all);
    requireNonNull(inhibitions, "inhibitions");
  }

  /** Rules whose alerts do not keep each other quiet. */
  public Rules(List<Rule> all) {
    this(all, Inhibitions.NONE);
  }

  /** The rules that ship with the product. */
  public static Rules defaults() {
    try (Reader yaml =
        new InputStreamReader(Rules.class.getResourceAsStream(DEFAULTS), StandardCharsets.UTF_8)) {
      return read(DEFAULTS, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a file; they take the place of the {@linkplain #defaults() default ones}.
   *
   * @throws InvalidRulesException with everything that is wrong with the file
   */
  public static Rules load(Path file) {
    return read(file.toString(), new StringReader(text(file)));
  }

  /**
   * What stands in a file.
   *
   * @throws InvalidRulesException if it cannot be read
   */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InvalidRulesException(
          file.toString(), List.of("%s:1:1: cannot be read as UTF-8 text: %s".formatted(file, e)));
    }
  }

  /**
   * @param file what problems call the place
   * @throws InvalidRulesException with everything that is wrong
   */
  static Rules read(String file, Reader yaml) {
    Problems problems = new Problems(file);
    Map<String, List<WrittenRule>> lists =
        new RuleReader(
                problems,
                RuleReader.TOP,
                Map.of(
                    RuleReader.TOP,
                    RuleReader.KIND,
                    CombinationCheck.TOP,
                    CombinationCheck.KIND,
                    InhibitionCheck.TOP,
                    InhibitionCheck.KIND))
            .readAll(yaml);
    List<WrittenRule> written = lists.getOrDefault(RuleReader.TOP, List.of());
    List<WrittenRule> combined = lists.getOrDefault(CombinationCheck.TOP, List.of());
    checkNames(Stream.concat(written.stream(), combined.stream()).toList(), problems);
    List<Rule> rules = new ArrayList<>();
    for (WrittenRule each : written) {
      new RuleCheck(new Fields(each, problems)).check().ifPresent(rules::add);
    }
    rules.addAll(new CombinationCheck(combined, written, problems).all());
    Inhibitions inhibitions =
        InhibitionCheck.all(lists.getOrDefault(InhibitionCheck.TOP, List.of()), problems);
    problems.throwIfAny();
    return new Rules(rules, inhibitions);
  }

  private static void checkNames(List<WrittenRule> rules, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    for (WrittenRule rule : rules) {
      rule.get("name")
          .ifPresent(
              name -> {
                Place first = places.putIfAbsent(name.toString(), name.place());
                if (first != null) {
                  problems.add(
                      name.place(),
                      "'name' is '%s', which line %d has already".formatted(name, first.line()));
                }
              });
    }
  }

  /** The rules about what others say together. */
  public List<Rule> combinations() {
    return all.stream().filter(rule -> rule.condition() instanceof Composite).toList();
  }

  /** By what any of the rules tells variants of services apart. */
  public Set<Dimension> dimensions() {
    return all.stream()
        .flatMap(rule -> rule.variants().dimensions().stream())
        .collect(toUnmodifiableSet());
  }

  /** The rule of this name, if there is one. */
  public Optional<Rule> find(String name) {
    return all.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
