package io.streamgauge.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process is killed under a load of queries, another stalls, and the others answer for it. */
@Tag("any-java")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class OutageTest {

  private static final Logger LOG = LoggerFactory.getLogger(OutageTest.class);
  private static final long MOST_FAILED = 1;
  private static final long OF = 1_000;

  @Test
  void answersOnAndNeverWrongWhileAProcessIsLost(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
    int seconds = Load.ROUNDS_PER_SECOND;

    OutageReport report =
        new Outage(directory, Clock.systemUTC(), LOG::info).run(10 * seconds, 10 * seconds);

    LOG.info("{}", report);
    assertThat(report.wrong()).as(report.toString()).isEmpty();
    assertThat(report.wentBack()).as(report.toString()).isEmpty();
    assertThat(report.failed())
        .as(report.toString())
        .isLessThanOrEqualTo(Math.max(MOST_FAILED, MOST_FAILED * report.asked() / OF));
    assertThat(report.stale()).as(report.toString()).isPositive();
    assertThat(report.finalWindows()).as(report.toString()).isPositive();
  }
}
