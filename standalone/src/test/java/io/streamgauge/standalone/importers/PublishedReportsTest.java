package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MySQL slow logs of all kinds, against the reports that pt-query-digest made of them. */
class PublishedReportsTest {

  private static final String LOGS = "t/lib/samples/slowlogs/";
  private static final String REPORTS = "t/pt-query-digest/samples/";
  private static final Pattern QUERY_TIME =
      Pattern.compile("(?m)^#.*Query_time: *(\\d+(?:\\.\\d+)?)(?: |$)");
  private static final Pattern SECTION =
      Pattern.compile("# Count +\\d+ +(\\d+)[\\s\\S]*?# Exec time +\\d+ +(\\S+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slow001_report",
        "slow002_report",
        "slow003_report",
        "slow004_report",
        "slow006_report",
        "slow008_report",
        "slow011_report",
        "slow013_report",
        "slow014_report",
        "slow018_report",
        "slow019_report",
        "slow023",
        "slow028",
        "slow032",
        "slow049",
        "slow050",
        "slow051",
        "slow052",
        "slow053",
        "slow054",
        "slow056",
        "slow058"
      })
  void findsTheStatementsOfTheReport(String report) throws IOException {
    Map<String, byte[]> files = archive();
    String log = LOGS + report.replace("_report", "") + ".txt";
    List<String> published = new ArrayList<>();
    Matcher section = SECTION.matcher(text(files.get(REPORTS + report + ".txt")));
    while (section.find()) {
      published.add(section.group(1) + " x " + section.group(2));
    }

    List<CollectedEvents.Query> queries = read(log, files.get(log)).queries();

    assertThat(figures(queries)).as(report).isNotEmpty().containsAll(published);
    assertThat(published).isNotEmpty();
  }

  @Test
  void missesNoEntryOfAnyLog() throws IOException {
    for (Map.Entry<String, byte[]> file : archive().entrySet()) {
      List<BigDecimal> times = new ArrayList<>();
      Matcher written = QUERY_TIME.matcher(text(file.getValue()));
      while (written.find()) {
        times.add(new BigDecimal(written.group(1)).setScale(9));
      }
      if (file.getKey().startsWith(LOGS) && !times.isEmpty()) {
        assertThat(read(file.getKey(), file.getValue()).queries())
            .as(file.getKey())
            .extracting(query -> BigDecimal.valueOf(query.durationNanos(), 9))
            .containsExactlyElementsOf(times);
      }
    }
  }

  @Test
  void letsNoQuotedTextThrough() throws IOException {
    for (Map.Entry<String, byte[]> file : archive().entrySet()) {
      if (QUERY_TIME.matcher(text(file.getValue())).find() && file.getKey().startsWith(LOGS)) {
        assertThat(read(file.getKey(), file.getValue()).queries())
            .as(file.getKey())
            .noneMatch(query -> query.statement().matches("(?s).*['\"].*"));
      }
    }
  }

  private CollectedEvents read(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
    Files.write(file, content);
    CollectedEvents events = new CollectedEvents();
    LogFormat.MYSQL_SLOW.read(file, ImportOptions.defaults(), events, ImportProgress.NONE);
    return events;
  }

  private static List<String> figures(List<CollectedEvents.Query> queries) {
    return queries.stream()
        .collect(Collectors.groupingBy(CollectedEvents.Query::statement))
        .values()
        .stream()
        .map(PublishedReportsTest::figure)
        .toList();
  }

  /** As the report writes it, for example {@code 100 x 308s}. */
  private static String figure(List<CollectedEvents.Query> queries) {
    double seconds = queries.stream().mapToLong(CollectedEvents.Query::durationNanos).sum() / 1e9;
    String time;
    if (seconds >= 1) {
      time = "%.0fs".formatted(seconds);
    } else {
      time =
          seconds >= 1e-3 ? "%.0fms".formatted(seconds * 1e3) : "%.0fus".formatted(seconds * 1e6);
    }
    return queries.size() + " x " + time;
  }

  private static Map<String, byte[]> archive() throws IOException {
    Path archive = Recordings.file("queries/percona_slowlogs_and_expected_reports.tar.gz");
    Map<String, byte[]> files = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        files.put(entry.getName(), tar.readAllBytes());
        entry = tar.getNextEntry();
      }
    }
    return files;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
