package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.service.http.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JSON Schema (2020-12) of rule files, by which editors complete and check them as they are
 * written. It knows names and shapes; what it lets pass may still be refused by {@link Rules}, and
 * nothing that it refuses is taken.
 */
public final class RuleSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String RULE = "rule";

  private RuleSchema() {}

  /** The schema. */
  public static ObjectNode json() {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("$schema", DIALECT);
    schema.put("title", "Alert rules of Streamgauge");
    schema.put("type", "object");
    schema.putArray("required").add(RuleReader.TOP);
    schema.put("additionalProperties", false);
    ObjectNode rules = schema.putObject("properties").putObject(RuleReader.TOP);
    rules.put("type", "array");
    rules.putObject("items").put("$ref", "#/$defs/" + RULE);
    addRule(schema.putObject("$defs").putObject(RULE));
    CombinationSchema.addTo(schema, schema.withObject("$defs").withObject(RULE));
    InhibitionSchema.addTo(schema);
    return schema;
  }

  private static void addRule(ObjectNode rule) {
    rule.put("type", "object");
    rule.putArray("required").add("name").add(ConditionCheck.KEY).add("severity");
    rule.put("additionalProperties", false);
    ObjectNode keys = rule.putObject("properties");
    text(keys, "name", "Unique among the rules.").put("pattern", whole(RuleCheck.NAME.pattern()));
    text(keys, ConditionCheck.KEY, ConditionCheck.ALLOWED).put("pattern", condition());
    scalar(keys, ConditionCheck.CLEAR, "Threshold at which a breach is over, with its unit.");
    scalar(keys, "for", "How long a breach has to last before the alert fires: 30s.");
    scalar(keys, "keepFiring", "How long it has to be over before the alert is resolved: 2m.");
    text(keys, "windows", "How many of the latest windows have to breach: " + Quorum.ALLOWED)
        .put("pattern", "^\\s*" + Quorum.TEXT.pattern() + "\\s*$");
    choice(keys, "window", "Which windows are judged.", RuleCheck.WINDOWS.keySet());
    choice(
        keys,
        "noData",
        "What becomes of an alert when nothing is heard of its series any more.",
        List.of(NoData.ALLOWED.split(", ")));
    choice(keys, "severity", "How bad it is.", RuleCheck.SEVERITIES.keySet());
    names(keys, WatchCheck.SERVICES, "Services to watch");
    choice(
        keys,
        WatchCheck.SCOPE,
        "The old name of by. Each operation or statement by itself, the service as a whole, or both.",
        List.of(Scope.ALLOWED.split(", ")));
    by(keys.putObject(WatchCheck.BY), Subject.watchable().stream());
    ObjectNode unless = keys.putObject(WatchCheck.UNLESS);
    unless.put("description", "What is left out.").put("type", "object");
    unless.put("additionalProperties", false);
    names(unless.putObject("properties"), WatchCheck.SERVICES, "Services to leave out");
    ObjectNode minimum = keys.putObject("minimum");
    minimum.put("description", "Fewest events that a window must hold to be judged.");
    minimum.put("type", "integer").put("minimum", 1).put("maximum", RuleCheck.MOST_EVENTS);
    ObjectNode after = keys.putObject(DeviationCheck.AFTER);
    after.put("description", "Windows that a baseline learns before any is judged.");
    after.put("type", "integer").put("minimum", 5).put("maximum", Deviation.MOST_LEAST);
    scalar(keys, DeviationCheck.OUTLIERS, "Share of its windows that may mislead no baseline: 5%.");
    Subject.watchable().stream()
        .filter(Subject::hasSeries)
        .forEach(
            subject -> {
              String key = subject.seriesKey();
              names(keys, key, "Which " + key + " to watch");
              names((ObjectNode) unless.get("properties"), key, "Which " + key + " to leave out");
            });
    Arrays.stream(Dimension.values())
        .forEach(
            dimension -> {
              String key = dimension.selectorKey();
              values(
                  keys, key, "Which %s to watch, where by has %s".formatted(key, dimension.key()));
              values((ObjectNode) unless.get("properties"), key, "Which " + key + " to leave out");
            });
    templates(keys, WordingCheck.LABELS, "What alerts are sorted by, for example the team.");
    templates(keys, WordingCheck.ANNOTATIONS, "What alerts tell people: {{value}}, {{service}} …");
    text(keys, WordingCheck.RUNBOOK, "Link to what there is to do.")
        .put("pattern", whole(WordingCheck.LINK.pattern()))
        .put("maxLength", WordingCheck.LONGEST);
    ArrayNode only = rule.putArray("allOf");
    Subject.watchable().stream().forEach(subject -> only.add(onlyFor(subject)));
  }

  /** A rule about one subject selects no series of another. */
  private static ObjectNode onlyFor(Subject subject) {
    ObjectNode when = Json.mapper().createObjectNode();
    String measures = "^\\s*(" + keys(subject) + ")\\s";
    when.putObject("if")
        .putObject("properties")
        .putObject(ConditionCheck.KEY)
        .put("pattern", measures);
    ObjectNode keys = when.putObject("then").putObject("properties");
    ObjectNode leftOut = keys.putObject(WatchCheck.UNLESS).putObject("properties");
    Subject.watchable().stream()
        .filter(other -> other != subject && other.hasSeries())
        .forEach(
            other -> {
              keys.put(other.seriesKey(), false);
              leftOut.put(other.seriesKey(), false);
            });
    if (!subject.hasVariants()) {
      for (Dimension dimension : Dimension.values()) {
        keys.put(dimension.selectorKey(), false);
        leftOut.put(dimension.selectorKey(), false);
      }
    }
    by(keys.putObject(WatchCheck.BY), Stream.of(subject));
    if (subject == Subject.SERVICE) {
      keys.putObject("window").putArray("enum").add("1m");
    }
    if (!subject.hasTotal() || !subject.hasSeries()) {
      keys.put(WatchCheck.SCOPE, false);
    }
    return when;
  }

  private static String keys(Subject subject) {
    Stream<String> named =
        Measure.named().stream()
            .filter(measure -> measure.subject() == subject)
            .map(measure -> measure.key().replace(".", "\\."));
    Stream<String> percentiles =
        Stream.of(subject)
            .filter(Subject::hasQuantiles)
            .map(each -> each.measures() + "\\." + Measure.PERCENTILE);
    return Stream.concat(named, percentiles).collect(joining("|"));
  }

  private static String condition() {
    String measures = Subject.watchable().stream().map(RuleSchema::keys).collect(joining("|"));
    String comparisons =
        Arrays.stream(Comparison.values())
            .flatMap(comparison -> Stream.of(comparison.symbol(), comparison.word()))
            .collect(joining("|"));
    return "^\\s*(%s)\\s+((%s)\\s+\\S.*|absent\\s*|(burns|budget)\\s+\\S.*)$"
        .formatted(measures, comparisons);
  }

  private static String whole(String pattern) {
    return "^(" + pattern + ")$";
  }

  private static ObjectNode text(ObjectNode keys, String key, String description) {
    return keys.putObject(key).put("description", description).put("type", "string");
  }

  /** What may stand there without quotes, and then is a number. */
  private static void scalar(ObjectNode keys, String key, String description) {
    ObjectNode value = keys.putObject(key).put("description", description);
    value.putArray("type").add("string").add("number");
  }

  private static void choice(
      ObjectNode keys, String key, String description, Collection<String> allowed) {
    ArrayNode values = keys.putObject(key).put("description", description).putArray("enum");
    allowed.stream().sorted().forEach(values::add);
  }

  /** One of what alerts can be about, or several. */
  private static void by(ObjectNode by, Stream<Subject> subjects) {
    by.put("description", "What one alert is about.");
    ArrayNode either = by.putArray("anyOf");
    ArrayNode allowed = either.addObject().putArray("enum");
    subjects.flatMap(each -> WatchCheck.by(each).stream()).distinct().forEach(allowed::add);
    ObjectNode list = either.addObject().put("type", "array").put("minItems", 1);
    list.putObject("items").set("enum", allowed.deepCopy());
  }

  private static void templates(ObjectNode keys, String key, String description) {
    ObjectNode map = keys.putObject(key).put("description", description).put("type", "object");
    map.put("maxProperties", WordingCheck.MOST);
    map.putObject("propertyNames").put("pattern", whole(WordingCheck.NAME.pattern()));
    ObjectNode value = map.putObject("additionalProperties");
    value.putArray("type").add("string").add("number").add("boolean");
    value.put("maxLength", WordingCheck.LONGEST);
  }

  private static void names(ObjectNode keys, String key, String description) {
    choices(keys, key, description, "string");
  }

  /** Versions can look like numbers, and then need no quotes. */
  private static void values(ObjectNode keys, String key, String description) {
    choices(keys, key, description, "string", "number");
  }

  private static void choices(ObjectNode keys, String key, String description, String... types) {
    ArrayNode either =
        keys.putObject(key)
            .put("description", description + ": a name or a list, * stands for any characters.")
            .putArray("anyOf");
    ArrayNode one = either.addObject().put("minLength", 1).putArray("type");
    ObjectNode list = either.addObject().put("type", "array").put("minItems", 1);
    ArrayNode each = list.putObject("items").put("minLength", 1).putArray("type");
    for (String type : types) {
      one.add(type);
      each.add(type);
    }
  }
}
