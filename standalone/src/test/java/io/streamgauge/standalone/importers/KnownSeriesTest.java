package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded series of numbers, against their known answers. */
class KnownSeriesTest {

  private final CollectedEvents events = new CollectedEvents();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu_utilization_asg_misconfiguration",
        "ec2_cpu_utilization_24ae8d",
        "ec2_network_in_257a54",
        "elb_request_count_8c0756",
        "grok_asg_anomaly",
        "rds_cpu_utilization_cc0c53"
      })
  void readsTheSeriesOfNab(String recording) throws IOException {
    String name = recording + ".csv.gz";
    JsonNode known = Recordings.truth("/requests/nab/files").path(name).path("value");

    read(Recordings.file("requests/nab/" + name), SeriesColumns.DETECTED);

    assertThat(events.skipped()).isEmpty();
    hold(values("value", Map.of()), known);
  }

  @Test
  void readsTheLatencyOfNezhasFrontService() throws IOException {
    Path file = Recordings.file("requests/nezha/2022-08-22_front_service.csv.gz");
    JsonNode tail = Recordings.truth("/requests/nezha/faults_2022-08-22/fault_free_tail");

    ImportResult result = read(file, SeriesColumns.DETECTED);

    Map<String, String> frontend = Map.of("ServiceName", "Frontend");
    assertThat(values("LatencyP95(s)", frontend)).hasSize(1209);
    double[] quiet =
        events.gauges().stream()
            .filter(gauge -> gauge.name().equals("LatencyP95(s)"))
            .filter(gauge -> gauge.epochMillis() >= tail.path("from_epoch_s").asLong() * 1000)
            .mapToDouble(CollectedEvents.Gauge::value)
            .toArray();
    assertThat(quiet).hasSize(tail.path("rows").asInt());
    assertThat(Arrays.stream(quiet).max()).hasValue(tail.at("/p95_seconds/max").asDouble());
    assertThat(result.gauges()).isEqualTo(5 * 1209);
  }

  @ParameterizedTest
  @CsvSource({"adservice", "cartservice", "checkoutservice", "currencyservice", "frontend"})
  void readsTheMetricsOfNezhasPods(String pod) throws IOException {
    Path file = Recordings.file("requests/nezha/2022-08-22_" + pod + "_metric.csv.gz");

    ImportResult result = read(file, SeriesColumns.DETECTED);

    assertThat(result.gauges() + result.skippedInAll()).isEqualTo(1209 * 19);
    assertThat(result.skipped().keySet())
        .isSubsetOf("value is empty or no finite number"); // some rows have NaN
    assertThat(events.gauges())
        .allSatisfy(gauge -> assertThat(gauge.tags()).containsOnlyKeys("PodName"));
  }

  @Test
  void readsTheStackedColumnsOfPetShop() throws IOException {
    JsonNode known = Recordings.truth("/requests/petshop");
    Path file = Files.createTempFile("petshop", ".csv");
    try {
      Files.write(
          file,
          member(
              Recordings.file(known.path("file").asText()),
              "dataset/high_traffic/noissue/metrics.csv"));

      read(
          file,
          new SeriesColumns(
              Optional.empty(), List.of("*microservice=PetSite,*"), Optional.empty()));
    } finally {
      Files.delete(file);
    }

    double[] p95 = values("latency", Map.of("microservice", "PetSite", "statistic", "p95"));
    assertThat(p95).hasSize(known.path("rows_noissue").asInt());
    assertThat(Arrays.stream(p95).max()).hasValue(known.at("/noissue_petsite_p95/max").asDouble());
    assertThat(Arrays.stream(p95).filter(value -> value >= 0.40)).hasSize(2);
    double[] availability =
        values("availability", Map.of("microservice", "PetSite", "statistic", "Average"));
    assertThat(Arrays.stream(availability).min())
        .hasValue(known.at("/noissue_petsite_availability/min").asDouble());
  }

  private ImportResult read(Path file, SeriesColumns columns) throws IOException {
    return LogFormat.SERIES.read(
        file, ImportOptions.defaults().withColumns(columns), events, ImportProgress.NONE);
  }

  private double[] values(String name, Map<String, String> tags) {
    return events.gauges().stream()
        .filter(gauge -> gauge.name().equals(name) && gauge.tags().equals(tags))
        .mapToDouble(CollectedEvents.Gauge::value)
        .toArray();
  }

  private static void hold(double[] values, JsonNode known) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(sorted).hasSize(known.path("n").asInt());
    assertThat(sorted[0]).isEqualTo(known.path("min").asDouble());
    assertThat(sorted[sorted.length - 1]).isEqualTo(known.path("max").asDouble());
    assertThat(sorted[(int) Math.ceil(0.95 * sorted.length) - 1])
        .isEqualTo(known.path("p95").asDouble());
    assertThat(Arrays.stream(values).average().orElseThrow())
        .isCloseTo(known.path("mean").asDouble(), within(1e-6 * known.path("max").asDouble()));
  }

  /** A file in a tar archive: headers and contents are padded to blocks of 512 bytes. */
  private static byte[] member(Path archive, String name) throws IOException {
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive))) {
      for (byte[] header = tar.readNBytes(512);
          header.length == 512 && header[0] != 0;
          header = tar.readNBytes(512)) {
        int size = Integer.parseInt(text(header, 124, 11), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((512 - size % 512) % 512);
        if (text(header, 0, 100).equals(name)) {
          return content;
        }
      }
    }
    throw new AssertionError(name + " is not in " + archive);
  }

  private static String text(byte[] header, int from, int length) throws IOException {
    byte[] field = new ByteArrayInputStream(header, from, length).readAllBytes();
    return new String(field, StandardCharsets.UTF_8).replaceAll("\\x00.*", "").strip();
  }
}
