package io.streamgauge.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.bench.BenchCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole measurements of very few events. Results are checked by the measurement itself. */
@Tag("any-java")
class ThroughputRunTest {

  private static final long FEW = 3_000;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void measuresRowsOverTheSameEvents() throws Exception {
    List<Row> rows = List.of(Row.LIMIT_200, Row.TEXTBOOK, Row.OURS_1, Row.OURS_200, Row.DELTAS);

    ThroughputReport report = run(rows);

    assertThat(report.results()).extracting(Result::row).containsExactlyElementsOf(rows);
    assertThat(report.results())
        .allSatisfy(result -> assertThat(result.data().truth().events()).isEqualTo(FEW));
    assertThat(report.results().stream().map(result -> result.data().truth().services()).distinct())
        .hasSize(1);
  }

  @Test
  void reportsAllFiguresForMachines() throws Exception {
    JsonNode report = run(List.of(Row.LIMIT_1, Row.DROP)).json(json);

    assertThat(report.at("/machine/kafka").asText()).isNotEmpty();
    assertThat(report.at("/rows/1/row").asText()).isEqualTo("drop");
    assertThat(report.at("/rows/1/toDrop").asDouble()).isEqualTo(1);
    assertThat(report.at("/rows/1/toConsumer").asDouble()).isPositive();
    assertThat(report.at("/rows/1").has("toTextbook")).isFalse();
    assertThat(report.at("/rows/1/rounds").size()).isEqualTo(1);
  }

  private static ThroughputReport run(List<Row> rows) throws Exception {
    try (BenchCluster cluster = BenchCluster.start()) {
      var plan = new ThroughputRun.Plan(rows, FEW, 0, 1, Optional.empty());
      return new ThroughputRun(plan, new ArrayList<String>()::add).run(cluster);
    }
  }
}
