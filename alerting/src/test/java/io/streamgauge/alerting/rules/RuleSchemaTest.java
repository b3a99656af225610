package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever editors offer to choose from is taken. */
class RuleSchemaTest {

  private static final JsonNode RULE = RuleSchema.json().at("/$defs/rule");

  @ParameterizedTest
  @MethodSource("measures")
  void offersNothingThatIsRefused(Measure measure) {
    List<String> lines = offered(measure);

    assertThat(lines).hasSizeGreaterThan(9);
    assertThat(lines)
        .allSatisfy(line -> assertThatCode(() -> read(measure, line)).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("measures")
  void offersEachMeasureWithEachComparison(Measure measure) {
    Pattern when = Pattern.compile(RULE.at("/properties/when/pattern").asText());

    assertThat(Comparison.values())
        .filteredOn(comparison -> !comparison.isRange())
        .flatExtracting(comparison -> List.of(comparison.symbol(), comparison.word()))
        .map(comparison -> measure.key() + " " + comparison + " " + threshold(measure))
        .allSatisfy(it -> assertThat(it).matches(when))
        .allSatisfy(
            it -> assertThatCode(() -> read(measure, "when: " + it)).doesNotThrowAnyException());
  }

  private static Stream<Measure> measures() {
    return Stream.concat(
        Measure.named().stream(),
        Stream.of("requests.p1", "queries.p99.99").map(RuleSchemaTest::measure));
  }

  private static Measure measure(String key) {
    return Measure.of(key).orElseThrow();
  }

  /** Each key with each of its values that a rule on this measure may have. */
  private static List<String> offered(Measure measure) {
    List<String> lines = new ArrayList<>();
    RULE.get("properties")
        .properties()
        .forEach(
            key -> {
              JsonNode narrowed = narrowed(measure, key.getKey());
              JsonNode schema = narrowed.isMissingNode() ? key.getValue() : narrowed;
              values(schema).forEach(value -> lines.add(key.getKey() + ": " + value));
            });
    return lines;
  }

  /** What the schema says of a key for rules on this measure alone. */
  private static JsonNode narrowed(Measure measure, String key) {
    return StreamSupport.stream(RULE.get("allOf").spliterator(), false)
        .filter(
            each ->
                Pattern.compile(each.at("/if/properties/when/pattern").asText())
                    .matcher(measure.key() + " ")
                    .find())
        .map(each -> each.at("/then/properties/" + key))
        .filter(each -> !each.isMissingNode())
        .findFirst()
        .orElseGet(() -> RULE.at("/nowhere"));
  }

  private static Stream<String> values(JsonNode schema) {
    if (schema.isBoolean()) {
      return Stream.empty();
    }
    Stream<JsonNode> own = StreamSupport.stream(schema.path("enum").spliterator(), false);
    Stream<String> either =
        StreamSupport.stream(schema.path("anyOf").spliterator(), false)
            .flatMap(RuleSchemaTest::values);
    Stream<String> items =
        schema.has("items")
            ? values(schema.get("items")).map(it -> "[" + it + "]")
            : Stream.empty();
    return Stream.of(own.map(JsonNode::asText), either, items).flatMap(it -> it);
  }

  private static Rules read(Measure measure, String line) {
    List<String> lines = new ArrayList<>(List.of("name: one", line));
    if (!line.startsWith("when:")) {
      lines.add("when: %s > %s".formatted(measure.key(), threshold(measure)));
    }
    if (!line.startsWith("severity:")) {
      lines.add("severity: low");
    }
    String yaml = "rules:\n  - " + String.join("\n    ", lines) + "\n";
    return Rules.read("my.yaml", new StringReader(yaml));
  }

  private static String threshold(Measure measure) {
    return switch (measure.quantity()) {
      case DURATION -> "1s";
      case RATIO -> "50%";
      case RATE -> "5/s";
      case SIZE -> "5MB";
      case GROWTH -> "5MB/min";
      default -> "5";
    };
  }
}
