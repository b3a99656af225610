package io.streamgauge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchMainTest {

  @Test
  void offersEveryMeasurement() {
    assertThat(BenchMain.create().getSubcommands())
        .containsOnlyKeys(
            "throughput", "threads", "series", "latency", "queries", "micro", "chaos");
  }
}
