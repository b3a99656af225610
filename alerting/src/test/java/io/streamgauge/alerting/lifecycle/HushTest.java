package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.NO_DATA;
import static io.streamgauge.alert.AlertState.RESOLVED;
import static io.streamgauge.alert.AlertState.SUPPRESSED;
import static io.streamgauge.metric.WindowState.FINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.quiet.Inhibitions;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.quiet.Silencing;
import io.streamgauge.alerting.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HushTest {

  private static final long NOW = 1_000_000;
  private static final Quiet DEPLOYING =
      new Quiet(
          List.of(
              Silencing.of(
                      Silence.newBuilder()
                          .setId("deploy")
                          .setMatchers(List.of(new SilenceMatcher("rule", "=", "slow")))
                          .setStart(0)
                          .setEnd(Long.MAX_VALUE)
                          .setAuthor("ada")
                          .setCreatedAt(0)
                          .build())
                  .orElseThrow()),
          Inhibitions.NONE,
          List.of());

  private final HeapMemory memory = new HeapMemory();
  private final List<Alert> told = new ArrayList<>();
  @TempDir private Path directory;
  private Rules rules;
  private Quiet quiet = Quiet.NOTHING;
  private Judge judge;

  @BeforeEach
  void rules() throws IOException {
    rules =
        Rules.load(
            Files.writeString(
                directory.resolve("rules.yaml"),
                "rules: [{name: slow, when: requests.p95 > 500ms, severity: low, noData: alert}]"));
    start();
  }

  /** A judge that knows what is in the memory, and nothing else. */
  private void start() {
    judge = new Judge(() -> rules, memory, (id, alert) -> told.add(alert), () -> quiet);
  }

  @Test
  void suppressesWhatWouldFire() {
    quiet = DEPLOYING;

    slow(10);
    slow(20);

    assertThat(told).extracting(Alert::getState).containsExactly(SUPPRESSED);
    assertThat(told.get(0).getCause()).isEqualTo(Cause.SILENCE);
    assertThat(told.get(0).getSuppressedBy()).isEqualTo("deploy");
    assertThat(told.get(0).getPrevious()).isEqualTo(AlertState.INACTIVE);
  }

  @Test
  void suppressesWhatFiresAndHasItFireAgainWithoutAnotherWindow() {
    slow(10);
    quiet = DEPLOYING;
    judge.hush(NOW);
    judge.hush(NOW + 1);
    quiet = Quiet.NOTHING;
    judge.hush(NOW + 2);
    judge.hush(NOW + 3);

    assertThat(told)
        .extracting(
            Alert::getPrevious,
            Alert::getState,
            Alert::getCause,
            Alert::getSuppressedBy,
            Alert::getSequence,
            Alert::getAt)
        .containsExactly(
            tuple(AlertState.INACTIVE, FIRING, Cause.BREACH, "", 0L, 20_000L),
            tuple(FIRING, SUPPRESSED, Cause.SILENCE, "deploy", 1L, NOW),
            tuple(SUPPRESSED, FIRING, Cause.RELEASE, "", 2L, NOW + 2));
    assertThat(told).extracting(Alert::getFlaps).containsOnly(1);
  }

  @Test
  void goesOnUnderneath() {
    quiet = DEPLOYING;
    slow(10);
    quick(20);
    slow(30);
    quiet = Quiet.NOTHING;
    judge.hush(NOW);

    assertThat(told)
        .extracting(Alert::getPrevious, Alert::getState, Alert::getCause, Alert::getSequence)
        .containsExactly(
            tuple(AlertState.INACTIVE, SUPPRESSED, Cause.SILENCE, 0L),
            tuple(SUPPRESSED, RESOLVED, Cause.CLEARED, 1L),
            tuple(RESOLVED, SUPPRESSED, Cause.SILENCE, 2L),
            tuple(SUPPRESSED, FIRING, Cause.RELEASE, 3L));
    assertThat(told).extracting(Alert::getFlaps).containsExactly(1, 1, 2, 2);
  }

  @Test
  void leavesAloneWhatIsOver() {
    slow(10);
    quick(20);
    quiet = DEPLOYING;
    judge.hush(NOW);

    assertThat(told).extracting(Alert::getState).containsExactly(FIRING, RESOLVED);
  }

  @Test
  void keepsQuietThatThereIsNoData() {
    quiet = DEPLOYING;
    slow(10);
    judge.advance(subject -> OptionalLong.of(NOW));
    quiet = Quiet.NOTHING;
    judge.hush(NOW);
    slow(1_000);

    assertThat(told)
        .extracting(Alert::getPrevious, Alert::getState, Alert::getSequence)
        .containsExactly(
            tuple(AlertState.INACTIVE, SUPPRESSED, 0L),
            tuple(SUPPRESSED, NO_DATA, 1L),
            tuple(NO_DATA, FIRING, 2L));
  }

  @Test
  void goesOnWhereAnotherJudgeHasStopped() {
    slow(10);
    quiet = DEPLOYING;
    judge.hush(NOW);
    start();
    judge.hush(NOW + 1);
    slow(20);
    quiet = Quiet.NOTHING;
    start();
    judge.hush(NOW + 2);

    assertThat(told).extracting(Alert::getState).containsExactly(FIRING, SUPPRESSED, FIRING);
  }

  @Test
  void endsWhatIsSuppressedWithItsRule() {
    quiet = DEPLOYING;
    slow(10);

    rules = new Rules(List.of());
    judge.retire(NOW);

    assertThat(told)
        .extracting(Alert::getPrevious, Alert::getState, Alert::getCause)
        .contains(tuple(SUPPRESSED, RESOLVED, Cause.RULE_GONE));
  }

  @Test
  void suppressesOnlyWhatIsLoud() {
    Life pending = new Life.Pending(0, 1);

    assertThat(pending.suppressed()).isSameAs(pending);
    assertThatThrownBy(() -> new Life.Suppressed(pending))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Life.Suppressed(new Life.Suppressed(new Life.Firing(0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void slow(long second) {
    requests(second, 700);
  }

  private void quick(long second) {
    requests(second, 10);
  }

  private void requests(long second, long millis) {
    judge.observe(Observations.of(Records.requests("GET /", second, FINAL, millis)));
  }
}
