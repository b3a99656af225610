package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesCsvTest {

  private static final long TIME = 1_661_140_279_000L;

  private final SampleFile file = new SampleFile(LogFormat.SERIES);

  @Test
  void readsTheValuesOfEachColumnAsAGaugeOfItsName() throws IOException {
    file.read("timestamp,cpu,memory", "1661140279,1.5,-2", "1661140280,2e3,.5");

    assertThat(file.events().gauges())
        .containsExactly(
            gauge("cpu", Map.of(), 1.5, TIME),
            gauge("memory", Map.of(), -2, TIME),
            gauge("cpu", Map.of(), 2000, TIME + 1000),
            gauge("memory", Map.of(), 0.5, TIME + 1000));
  }

  @ParameterizedTest
  @CsvSource({
    "1661140279, 1661140279000",
    "1661140279.25, 1661140279250",
    "1.661140279E9, 1661140279000",
    "1661140279123, 1661140279123",
    "1661140279123456, 1661140279123",
    "1661140279123456789, 1661140279123",
    "2022-08-22 03:51:19, 1661140279000",
    "2022-08-22T03:51:19.5Z, 1661140279500",
    "2022-08-22T05:51:19+02:00, 1661140279000",
    "2022-08-22, 1661126400000"
  })
  void findsOutHowTimesAreWritten(String written, long epochMillis) throws IOException {
    file.read("time,value", written + ",1");

    assertThat(file.events().gauges()).containsExactly(gauge("value", Map.of(), 1, epochMillis));
  }

  @Test
  void readsTimesOfANamedFormat() throws IOException {
    file.read(
        ImportOptions.defaults().withTimeFormat("dd.MM.yyyy HH:mm"),
        "time;value",
        "22.08.2022 03:51;1");

    assertThat(file.events().gauges()).containsExactly(gauge("value", Map.of(), 1, TIME - 19_000));
  }

  @Test
  void takesTheColumnThatHoldsTimesOfThoseThatAreCalledSo() throws IOException {
    file.read("Time,TimeStamp,v", "2022-08-22 03:51:19.6 +0000 UTC m=+0.1,1661140279,3");

    assertThat(file.events().gauges()).containsExactly(gauge("v", Map.of(), 3, TIME));
  }

  @Test
  void takesAColumnOfWrittenTimesWhateverItIsCalled() throws IOException {
    file.read("v,when", "3,2022-08-22 03:51:19");

    assertThat(file.events().gauges()).containsExactly(gauge("v", Map.of(), 3, TIME));
  }

  @Test
  void makesTagsOfColumnsThatHoldNoNumbers() throws IOException {
    file.read("time,host,v", "1661140279,a,3", "1661140279,,4");

    assertThat(file.events().gauges())
        .containsExactly(gauge("v", Map.of("host", "a"), 3, TIME), gauge("v", Map.of(), 4, TIME));
  }

  @Test
  void takesTheColumnsThatAreNamed() throws IOException {
    SeriesColumns columns =
        new SeriesColumns(Optional.of("at"), List.of("p9*"), Optional.of(List.of("shard")));

    file.read(
        ImportOptions.defaults().withColumns(columns),
        "time,at,p50,p90,p99,shard,host",
        "1,1661140279,1,2,3,4,a");

    assertThat(file.events().gauges())
        .containsExactly(
            gauge("p90", Map.of("shard", "4"), 2, TIME),
            gauge("p99", Map.of("shard", "4"), 3, TIME));
  }

  @Test
  void makesTagsOfTheLevelsOfStackedHeadings() throws IOException {
    file.read(
        "microservice,PetSite,PetSite,SSM",
        "metric,latency,latency,requests",
        "statistic,p95,Average,",
        "unix_timestamp,,,",
        "1661140279.0,0.3,,7");

    assertThat(file.events().gauges())
        .containsExactly(
            gauge("latency", Map.of("microservice", "PetSite", "statistic", "p95"), 0.3, TIME),
            gauge("requests", Map.of("microservice", "SSM"), 7, TIME));
    assertThat(file.events().skipped())
        .containsExactly(Map.entry("value is empty or no finite number", 1L));
  }

  @Test
  void choosesStackedColumnsByTheirSeries() throws IOException {
    SeriesColumns columns =
        new SeriesColumns(Optional.empty(), List.of("latency{*statistic=p95}"), Optional.empty());

    file.read(
        ImportOptions.defaults().withColumns(columns),
        "metric,latency,latency",
        "statistic,p95,p99",
        "unix_timestamp,,",
        "1661140279,1,2");

    assertThat(file.events().gauges())
        .containsExactly(gauge("latency", Map.of("statistic", "p95"), 1, TIME));
  }

  @Test
  void countsCellsWithoutAValue() throws IOException {
    ImportResult result =
        file.read("time,v", "1661140279,NaN", "1661140279,", "1661140279,inf", "1661140279,1");

    assertThat(result.gauges()).isEqualTo(1);
    assertThat(result.skipped())
        .containsExactly(Map.entry("value is empty or no finite number", 3L));
  }

  @Test
  void tellsWrongLinesWithTheirNumberAndValue() throws IOException {
    file.read("time,v", "1661140279,1", "", "soon,1", "1661140279,many", "1661140279,1,2");

    assertThat(file.events().skipped())
        .containsOnlyKeys(
            "line 4: time is 'soon', allowed is a time",
            "line 5: v is 'many', allowed is a number",
            "line 6: cells are 3, the header has 2");
  }

  @Test
  void tellsOnlySomeOfVeryManyWrongLines() throws IOException {
    String[] lines = new String[500];
    Arrays.fill(lines, "soon,1");
    lines[0] = "time,v";
    lines[1] = "1661140279,1";

    file.read(lines);

    assertThat(file.events().skipped()).hasSize(21);
    assertThat(file.events().skipped().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(498);
  }

  @Test
  void readsOtherSeparatorsAndQuotes() throws IOException {
    file.read("\uFEFFtime;\"the host\";v", "1661140279;\"a;b\";3");

    assertThat(file.events().gauges())
        .containsExactly(gauge("v", Map.of("the host", "a;b"), 3, TIME));
  }

  @Test
  void readsWhatIsCompressed() throws IOException {
    file.readCompressed(ImportProgress.NONE, "time,v", "1661140279,3");

    assertThat(file.events().gauges()).hasSize(1);
  }

  @Test
  void namesTheColumnsWhereOneIsMissing() {
    SeriesColumns columns = new SeriesColumns(Optional.empty(), List.of("p95"), Optional.empty());

    assertThatThrownBy(
            () ->
                file.read(ImportOptions.defaults().withColumns(columns), "time,v", "1661140279,1"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(
            "--value-column is 'p95', no column is called so; the columns are time, v");
  }

  @Test
  void asksForTheTimeWhereNoneIsFound() {
    assertThatThrownBy(() -> file.read("a,b", "x,1"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("--time-column")
        .hasMessageContaining("the columns are a, b");
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThatThrownBy(() -> file.read("time,v,v", "1661140279,1,2"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("two columns are called 'v'");
  }

  @Test
  void saysWhatItExpectsWhereThereIsNothing() {
    assertThatThrownBy(() -> file.read(""))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected CSV with a line of column names");
  }

  private static CollectedEvents.Gauge gauge(
      String name, Map<String, String> tags, double value, long time) {
    return new CollectedEvents.Gauge("", name, tags, value, time);
  }
}
