package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.event.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded requests, compared exactly with their known answers. */
class KnownRequestsTest {

  private static final int SECONDS = 9;
  private static final int MILLISECONDS = 6;
  private static final int MICROSECONDS = 3;
  private static final long MINUTE = 60_000;

  private static final ImportOptions OPENSTACK =
      ImportOptions.defaults()
          .withPattern(
              "^\\S+ (?<time>\\S+ \\S+) .*\"(?<method>[A-Z]+) (?<path>\\S+) HTTP/[\\d.]+\""
                  + " status: (?<status>\\d+) len: \\d+ time: (?<duration>[\\d.]+)")
          .withDurationUnit(DurationUnit.SECONDS);

  private final CollectedEvents events = new CollectedEvents();

  @Test
  void readsTheRequestsOfOpenStackAndSkipsTheOtherLines() throws IOException {
    JsonNode truth = Recordings.truth("/requests/openstack_2k");

    ImportResult result = read(LogFormat.LINES, truth, OPENSTACK);

    assertThat(result.requests()).isEqualTo(1_017);
    assertThat(result.skipped()).containsOnly(Map.entry("line does not match the pattern", 983L));
    ExactFigures.ofRequests(events.requests(), SECONDS).assertEqualTo(truth.get("overall"));
    ExactFigures.ofRequests(events.requests(), SECONDS)
        .assertWindows(truth.get("windows_60s"), MINUTE);
    assertThat(statuses()).isEqualTo(Map.of(200, 933L, 204, 22L, 404, 41L, 202, 21L));
  }

  @Test
  void findsTheRoutesOfOpenStack() throws IOException {
    JsonNode truth = Recordings.truth("/requests/openstack_2k");

    read(LogFormat.LINES, truth, OPENSTACK);

    // The answers keep the number of a flavor, which is an identifier too.
    Map<String, JsonNode> expected = new TreeMap<>();
    truth
        .get("per_route")
        .properties()
        .forEach(
            route ->
                expected.put(
                    route
                        .getKey()
                        .replace("{tenant}", "{id}")
                        .replace("{uuid}", "{id}")
                        .replace("/flavors/2", "/flavors/{id}"),
                    route.getValue()));
    assertOperations(expected, SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jmeter_sample_log1", "jmeter_sample_log1b"})
  void readsTheXmlOfJMeter(String name) throws IOException {
    JsonNode truth = Recordings.truth("/requests/" + name);

    ImportResult result = read(LogFormat.JTL, truth, ImportOptions.defaults());

    assertThat(result.skipped()).isEmpty();
    ExactFigures all = ExactFigures.ofRequests(events.requests(), MILLISECONDS);
    all.assertEqualTo(truth.get("overall"));
    all.assertWindows(truth.get("windows_60s"), MINUTE);
    assertOperations(asMap(truth.get("per_label")), MILLISECONDS);
    assertThat(errors(events.requests())).isZero();
  }

  @Test
  void readsTheCsvOfJMeter() throws IOException {
    JsonNode truth = Recordings.truth("/requests/jmeter_html_report");

    read(LogFormat.JTL, truth, ImportOptions.defaults());

    Map<String, JsonNode> expected = asMap(truth.get("nearest_rank"));
    ExactFigures.ofRequests(events.requests(), MILLISECONDS)
        .assertEqualTo(expected.remove("Total"));
    assertOperations(expected, MILLISECONDS);
    assertThat(errors(events.requests())).isEqualTo(3);
  }

  @Test
  void readsTheCsvOfTaurusWithItsErrors() throws IOException {
    JsonNode truth = Recordings.truth("/requests/taurus_slow_stdev");

    read(LogFormat.JTL, truth, ImportOptions.defaults());

    ExactFigures.ofRequests(events.requests(), MILLISECONDS).assertEqualTo(truth.get("overall"));
    assertOperations(asMap(truth.get("per_label")), MILLISECONDS);
    assertThat(errors(events.requests())).isEqualTo(truth.get("errors_total").longValue());
    perOperation()
        .forEach(
            (label, requests) ->
                assertThat(errors(requests))
                    .isEqualTo(truth.at("/per_label").get(label).get("errors").longValue()));
  }

  @Test
  void readsWhatEachServiceOfZipkinServed() throws IOException {
    JsonNode truth = Recordings.truth("/requests/zipkin_smartthings");

    ImportResult result = read(LogFormat.ZIPKIN, truth, ImportOptions.defaults());

    Map<String, JsonNode> served = new TreeMap<>();
    asMap(truth.get("per_service_kind"))
        .forEach(
            (name, figures) -> {
              if (name.endsWith(" SERVER") || name.endsWith(" -")) {
                served.put(name.substring(0, name.lastIndexOf(' ')), figures);
              }
            });
    Map<String, List<CollectedEvents.Request>> found =
        events.requests().stream().collect(Collectors.groupingBy(CollectedEvents.Request::service));
    assertThat(found).containsOnlyKeys(served.keySet());
    served.forEach(
        (service, figures) ->
            ExactFigures.ofRequests(found.get(service), MICROSECONDS).assertEqualTo(figures));
    assertThat(result.requests() + result.queries() + result.skippedInAll()).isEqualTo(1_041);
    assertThat(result.skipped()).containsEntry("span without start or duration", 175L);
  }

  @Test
  void readsTheStatementsThatZipkinsCallsCarry() throws IOException {
    JsonNode truth = Recordings.truth("/requests/zipkin_smartthings");

    read(LogFormat.ZIPKIN, truth, ImportOptions.defaults());

    Map<String, Long> perService =
        events.queries().stream()
            .collect(Collectors.groupingBy(CollectedEvents.Query::service, Collectors.counting()));
    assertThat(perService)
        .isEqualTo(
            Map.of(
                "auth", truth.get("cassandra_query_spans").longValue(),
                "bookie", truth.get("sql_query_spans").longValue()));
  }

  private ImportResult read(LogFormat format, JsonNode truth, ImportOptions options)
      throws IOException {
    return format.read(
        Recordings.file(truth.get("file").textValue()), options, events, ImportProgress.NONE);
  }

  private void assertOperations(Map<String, JsonNode> expected, int unitExponent) {
    Map<String, List<CollectedEvents.Request>> found = perOperation();
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (operation, figures) ->
            ExactFigures.ofRequests(found.get(operation), unitExponent).assertEqualTo(figures));
  }

  private Map<String, List<CollectedEvents.Request>> perOperation() {
    return events.requests().stream()
        .collect(Collectors.groupingBy(CollectedEvents.Request::operation));
  }

  private Map<Integer, Long> statuses() {
    return events.requests().stream()
        .map(CollectedEvents.Request::status)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static long errors(List<CollectedEvents.Request> requests) {
    return requests.stream().filter(request -> request.outcome() == Outcome.ERROR).count();
  }

  private static Map<String, JsonNode> asMap(JsonNode object) {
    Map<String, JsonNode> map = new TreeMap<>();
    object.properties().forEach(each -> map.put(each.getKey(), each.getValue()));
    return map;
  }
}
