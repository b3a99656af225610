package io.streamgauge.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole measurements of very few events, by series and by threads. */
@Tag("any-java")
class SeriesRunTest {

  private static final long FEW = 3_000;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void measuresTimeAndMemoryOfEachNumberOfSeriesBeyondTheUsualBudgetToo() throws Exception {
    var plan =
        new SeriesRun.Plan(
            List.of(20_000, 1_000), List.of(RecordFormat.BATCH_OF_200), List.of(FEW), 0, 1);

    SeriesReport report;
    try (BenchCluster cluster = BenchCluster.start()) {
      report = new SeriesRun(plan, new ArrayList<String>()::add).run(cluster);
    }

    assertThat(report.lines()).extracting(SeriesReport.Line::failure).containsOnly("");
    assertThat(report.lines()).extracting(SeriesReport.Line::series).containsExactly(1_000, 20_000);
    JsonNode largest = report.json(json).at("/series/1");
    assertThat(largest.at("/to1000").asDouble()).isPositive();
    assertThat(largest.at("/bytes/heap").asLong()).isPositive();
    assertThat(largest.at("/bytes/state").asLong()).isPositive();
    assertThat(report.text()).contains("20,000 series");
  }

  @Test
  void measuresEachNumberOfThreads() throws Exception {
    var data = new DataSet.Spec(RecordFormat.BATCH_OF_200, EventShape.TYPICAL, FEW);
    var plan = new ThreadsRun.Plan(List.of(1, 2), data, 0, 1);

    ThreadsReport report;
    try (BenchCluster cluster = BenchCluster.start()) {
      report = new ThreadsRun(plan, new ArrayList<String>()::add).run(cluster);
    }

    assertThat(report.lines()).extracting(ThreadsReport.Line::threads).containsExactly(1, 2);
    assertThat(report.json(json).at("/threads/0/ratio").asDouble()).isEqualTo(1);
    assertThat(report.json(json).at("/threads/1/ratio").asDouble()).isPositive();
    assertThat(report.text()).contains("stream threads");
  }
}
