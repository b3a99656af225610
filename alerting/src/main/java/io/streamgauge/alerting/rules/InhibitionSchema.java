package io.streamgauge.alerting.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.alerting.quiet.Field;
import io.streamgauge.alerting.quiet.Matcher;
import io.streamgauge.alerting.quiet.Matchers;

/** The part of the {@link RuleSchema} about alerts that keep others quiet. */
final class InhibitionSchema {

  private static final String NAME = "inhibition";

  private InhibitionSchema() {}

  static void addTo(ObjectNode schema) {
    ObjectNode list = schema.withObject("properties").putObject(InhibitionCheck.TOP);
    list.put("type", "array");
    list.put("description", "Which alerts need not be told while others fire.");
    list.putObject("items").put("$ref", "#/$defs/" + NAME);
    ObjectNode entry = schema.withObject("$defs").putObject(NAME);
    entry.put("type", "object").put("additionalProperties", false);
    entry.putArray("required").add(InhibitionCheck.SOURCE).add(InhibitionCheck.TARGET);
    ObjectNode keys = entry.putObject("properties");
    texts(keys, InhibitionCheck.SOURCE, "Alerts that tell it already", Matcher.PATTERN, 1);
    texts(keys, InhibitionCheck.TARGET, "Alerts that are suppressed", Matcher.PATTERN, 1);
    texts(keys, InhibitionCheck.EQUAL, "What both have in common", Field.PATTERN, 0);
  }

  private static void texts(
      ObjectNode keys, String key, String description, String pattern, int least) {
    ArrayNode either =
        keys.putObject(key).put("description", description + ": one or a list.").putArray("anyOf");
    either.addObject().put("type", "string").put("pattern", pattern);
    ObjectNode list = either.addObject().put("type", "array");
    list.put("minItems", least).put("maxItems", Matchers.MOST);
    list.putObject("items").put("type", "string").put("pattern", pattern);
  }
}
