package io.streamgauge.bench.chaos;

import static io.streamgauge.bench.chaos.Blow.KILL_AGAIN;
import static io.streamgauge.bench.chaos.Blow.KILL_BOTH;
import static io.streamgauge.bench.chaos.Blow.KILL_BROKER;
import static io.streamgauge.bench.chaos.Blow.KILL_IN_REBALANCE;
import static io.streamgauge.bench.chaos.Blow.KILL_WAKING;
import static io.streamgauge.bench.chaos.Blow.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes are killed at their work, and every number is what was published all the same. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class ChaosTest {

  private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
  private static final List<Blow> BLOWS =
      List.of(KILL_WAKING, STOP, KILL_BROKER, KILL_AGAIN, KILL_IN_REBALANCE, KILL_BOTH);

  @Test
  void countsEverythingExactlyOnceThroughKillsAndABrokerRestart(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
    ChaosSettings settings =
        new ChaosSettings(
            new Random().nextInt(Integer.MAX_VALUE), BLOWS, Load.ROUNDS_PER_SECOND, directory);

    ChaosReport report = new Chaos(settings, Clock.systemUTC(), LOG::info).run();

    assertThat(report.differences()).as(report.toString()).isEmpty();
    assertThat(report.events()).isPositive();
    assertThat(report.transitions()).isPositive();
    assertThat(report.suppressions()).isPositive();
    assertThat(report.notices()).isPositive();
  }
}
