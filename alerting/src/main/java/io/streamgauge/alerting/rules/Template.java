package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in which <code>{{value}}</code> and the like stand for what is not known before there is an
 * alert. There is nothing else to it, no conditions and no loops: what cannot be filled in is found
 * when rules are read, not when somebody is to be woken.
 */
public record Template(String text) {

  private static final String OPENING = "{{";
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  public Template {
    requireNonNull(text, "text");
  }

  /** What it asks for, in the order of the text. */
  List<String> places() {
    return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
  }

  /** Whether each place that is begun is ended. */
  boolean wellFormed() {
    return !PLACE.matcher(text).replaceAll("").contains(OPENING);
  }

  /**
   * The text with its places filled in.
   *
   * @param values by what the places ask for; never null
   */
  public String fill(UnaryOperator<String> values) {
    return PLACE.matcher(text).replaceAll(place -> value(place, values));
  }

  private static String value(MatchResult place, UnaryOperator<String> values) {
    return Matcher.quoteReplacement(values.apply(place.group(1)));
  }
}
