package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternLinesTest {

  private static final ImportOptions ACCESS_LOG =
      ImportOptions.defaults()
          .withPattern(
              "\\[(?<time>[^]]+)] \"(?<method>\\S+) (?<path>\\S+)[^\"]*\" (?<status>\\S+)"
                  + " (?<duration>\\S+)$")
          .withTimeFormat("dd/MMM/yyyy:HH:mm:ss Z")
          .withDurationUnit(DurationUnit.MICROSECONDS);

  private final SampleFile file = new SampleFile(LogFormat.LINES);

  @Test
  void readsAnAccessLog() throws IOException {
    file.read(
        ACCESS_LOG,
        "10.0.0.1 - - [10/Oct/2023:13:55:36 +0200] \"GET /orders/4711?x=1 HTTP/1.1\" 503 1500");

    assertThat(file.events().requests())
        .containsExactly(
            new CollectedEvents.Request(
                "",
                "GET /orders/{id}",
                RequestKind.HTTP,
                503,
                Outcome.ERROR,
                1_500_000,
                Instant.parse("2023-10-10T11:55:36Z").toEpochMilli(),
                null));
  }

  @Test
  void countsWhatItCannotReadByReason() throws IOException {
    file.read(
        ACCESS_LOG,
        "[10/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" 200 7",
        "[10/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" - 7",
        "nothing of the kind",
        "",
        "[32/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" 200 7",
        "[10/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" 200 -7",
        "[10/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" 200 1e999999999",
        "[10/Oct/2023:13:55:36 +0200] \"GET / HTTP/1.1\" abc 7");

    assertThat(file.events().requests()).hasSize(2);
    assertThat(file.events().skipped())
        .isEqualTo(
            Map.of(
                "line does not match the pattern", 2L,
                "time is not of the time format", 1L,
                "duration is not a number of 0 or more", 2L,
                "status is not a number", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iso | 2023-10-10 11:55:36,123 | 2023-10-10T11:55:36.123Z",
        "iso | 2023-10-10T11:55:36.123Z | 2023-10-10T11:55:36.123Z",
        "iso | 2023-10-10T11:55:36+02:00 | 2023-10-10T09:55:36Z",
        "iso | 2023-10-10 11:55:36.123456 +0200 | 2023-10-10T09:55:36.123Z",
        "iso | 2023-10-10 11:55 | 2023-10-10T11:55:00Z",
        "epoch-s | 1696938936.5 | 2023-10-10T11:55:36.500Z",
        "epoch-ms | 1696938936500 | 2023-10-10T11:55:36.500Z",
        "yyyy-MM-dd HH:mm:ss,SSS | 2023-10-10 11:55:36,123 | 2023-10-10T11:55:36.123Z",
        "EEE, dd MMM yyyy HH:mm:ss zzz | Tue, 10 Oct 2023 11:55:36 GMT | 2023-10-10T11:55:36Z",
      })
  void readsTimesAsTheyAreWritten(String format, String written, String instant)
      throws IOException {
    file.read(
        ImportOptions.defaults()
            .withPattern("(?<time>.*?);(?<operation>.*?);(?<duration>.*)")
            .withTimeFormat(format),
        written + ";job;1.5");

    assertThat(file.events().requests().get(0).endEpochMillis())
        .isEqualTo(Instant.parse(instant).toEpochMilli());
    assertThat(file.events().requests().get(0).durationNanos()).isEqualTo(1_500_000);
    assertThat(file.events().requests().get(0).kind()).isEqualTo(RequestKind.OTHER);
  }

  @Test
  void takesTheZoneAndTheYearThatTheUserNames() throws IOException {
    file.read(
        ImportOptions.defaults()
            .withPattern("(?<time>.*?);(?<operation>.*?);(?<duration>.*)")
            .withTimeFormat("MMM dd HH:mm:ss")
            .withYear(2019)
            .withZone(ZoneId.of("Europe/Berlin")),
        "Jul 01 12:00:00;POST /carts/12 HTTP/2;7");

    assertThat(file.events().requests().get(0).endEpochMillis())
        .isEqualTo(Instant.parse("2019-07-01T10:00:00Z").toEpochMilli());
    assertThat(file.events().requests().get(0).operation()).isEqualTo("POST /carts/{id}");
    assertThat(file.events().requests().get(0).kind()).isEqualTo(RequestKind.HTTP);
  }

  @Test
  void asksForThePattern() {
    assertThatThrownBy(() -> file.read(ImportOptions.defaults(), "x"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("needs --pattern")
        .hasMessageContaining("(?<time>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(?<time>.*) (?<duration>.*) | lacks the group operation (or method and path)",
        "(?<operation>.*) | lacks the group time and the group duration",
        "\\(?<time>(?<duration>.)(?<path>.) | lacks the group time",
        "(?<time>.* | --pattern is no regular expression: Unclosed group at index 10",
      })
  void namesWhatIsWrongWithThePattern(String pattern, String message) {
    assertThatThrownBy(() -> file.read(ImportOptions.defaults().withPattern(pattern), "x"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "yyyy-MM-dd {"})
  void namesAWrongTimeFormat(String format) {
    assertThatThrownBy(() -> file.read(ACCESS_LOG.withTimeFormat(format), "x"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("--time-format '" + format + "' is none of iso, epoch-s, epoch-ms");
  }

  @Test
  void namesAWrongUnit() {
    assertThatThrownBy(() -> DurationUnit.of("min"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration unit 'min' is none of ns, us, ms, s");
  }
}
