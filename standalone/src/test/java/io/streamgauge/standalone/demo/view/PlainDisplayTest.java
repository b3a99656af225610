package io.streamgauge.standalone.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainDisplayTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PlainDisplay display =
      new PlainDisplay(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void writesEachPhaseOnceAndRowsEveryFewSeconds() {
    for (int second = 60; second < 67; second++) {
      display.show(Snapshots.slow(second));
    }

    assertThat(lines())
        .containsExactly(
            "1:00  === slow database (40 s): What happens.",
            "1:00  requests 60.0/s p50 1.2 ms p95 830.0 ms p99 880.0 ms; cache 96.3 %;"
                + " memory floor 180 MB of 1000 MB, increasing (+240.0 MB/min)",
            "1:00  slowest statement 9.1/s p50 600.0 ms p95 870.0 ms p99 890.0 ms:"
                + " SELECT * FROM cart",
            "1:05  requests 60.0/s p50 1.2 ms p95 830.0 ms p99 880.0 ms; cache 96.3 %;"
                + " memory floor 180 MB of 1000 MB, increasing (+240.0 MB/min)",
            "1:05  slowest statement 9.1/s p50 600.0 ms p95 870.0 ms p99 890.0 ms:"
                + " SELECT * FROM cart");
  }

  @Test
  void writesEachTransitionOfAnAlertOnce() {
    display.show(Snapshots.slow(60));
    out.reset();
    display.show(Snapshots.slow(61, Snapshots.RESOLVED));
    display.show(Snapshots.slow(62, Snapshots.RESOLVED, Snapshots.FIRING));

    assertThat(lines())
        .containsExactly(
            "1:01  RESOLVED low cold-cache products",
            "1:05  FIRING   medium slow-requests GET /cart, 14 s into slow database");
  }

  @Test
  void saysThatItWaits() {
    display.show(Snapshots.empty());

    assertThat(lines()).contains("0:03  waiting for the first percentiles");
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
