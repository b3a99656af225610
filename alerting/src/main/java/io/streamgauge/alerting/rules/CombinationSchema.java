package io.streamgauge.alerting.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of the {@link RuleSchema} about what other rules say together. */
final class CombinationSchema {

  private static final String NAME = "combination";

  private CombinationSchema() {}

  /**
   * @param rule the schema of a rule, which has some keys in common
   */
  static void addTo(ObjectNode schema, ObjectNode rule) {
    ObjectNode list = schema.withObject("properties").putObject(CombinationCheck.TOP);
    list.put("type", "array");
    list.put("description", "What other rules say together of one service.");
    list.putObject("items").put("$ref", "#/$defs/" + NAME);
    ObjectNode entry = schema.withObject("$defs").putObject(NAME);
    entry.put("type", "object").put("additionalProperties", false);
    entry.putArray("required").add("name").add("severity");
    ObjectNode keys = entry.putObject("properties");
    for (String key :
        new String[] {
          "name",
          "severity",
          WatchCheck.SERVICES,
          WordingCheck.LABELS,
          WordingCheck.ANNOTATIONS,
          WordingCheck.RUNBOOK
        }) {
      keys.set(key, rule.at("/properties/" + key).deepCopy());
    }
    names(keys, CombinationCheck.ALL, "Rules that all have to fire");
    names(keys, CombinationCheck.ANY, "Rules of which at least one has to fire");
    names(keys, CombinationCheck.NOT, "Rules of which none may fire");
    ArrayNode either = entry.putArray("anyOf");
    either.addObject().putArray("required").add(CombinationCheck.ALL);
    either.addObject().putArray("required").add(CombinationCheck.ANY);
  }

  private static void names(ObjectNode keys, String key, String description) {
    ArrayNode either =
        keys.putObject(key).put("description", description + ": one or a list.").putArray("anyOf");
    either.addObject().put("type", "string").put("minLength", 1);
    ObjectNode list = either.addObject().put("type", "array").put("minItems", 1);
    list.putObject("items").put("type", "string").put("minLength", 1);
  }
}
