package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.alerting.rules.Place;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.RuleReader;
import io.streamgauge.alerting.rules.WrittenRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notifiers of a YAML file. */
public final class NotifierFile {

  private static final String TOP = "notifiers";
  private static final String KIND = "notifier";

  private NotifierFile() {}

  /**
   * The notifiers of a file, in its order.
   *
   * @param environment what {@code ${env:NAME}} stands for
   * @throws InvalidRulesException with everything that is wrong with the file
   */
  public static List<NotifierSettings> load(Path file, Map<String, String> environment) {
    Problems problems = new Problems(file.toString());
    List<WrittenRule> written =
        new RuleReader(problems, TOP, KIND).read(new StringReader(text(file, problems)));
    checkNames(written, problems);
    List<NotifierSettings> notifiers =
        written.stream()
            .map(each -> new NotifierCheck(each, problems, environment).check())
            .flatMap(Optional::stream)
            .toList();
    problems.throwIfAny();
    return notifiers;
  }

  private static String text(Path file, Problems problems) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      problems.add(Place.BEGINNING, "cannot be read as UTF-8 text: " + e);
      problems.throwIfAny();
      throw new AssertionError("there is a problem", e);
    }
  }

  private static void checkNames(List<WrittenRule> notifiers, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    for (WrittenRule each : notifiers) {
      each.get("name")
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
}
