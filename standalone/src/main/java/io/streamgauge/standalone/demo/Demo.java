package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.demo.load.OpenLoop;
import io.streamgauge.standalone.demo.view.Display;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Goes through the phases, and shows what the pipeline sees of them. */
final class Demo {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);
  private static final Duration TIME_TO_RESOLVE = Duration.ofSeconds(90);

  private final Stage stage;
  private final Observer observer;
  private final OpenLoop load;
  private final AlertHistory alerts;
  private final Display display;
  private final Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Demo(
      Stage stage,
      Observer observer,
      OpenLoop load,
      AlertHistory alerts,
      Display display,
      Clock clock) {
    this.stage = requireNonNull(stage, "stage");
    this.observer = requireNonNull(observer, "observer");
    this.load = requireNonNull(load, "load");
    this.alerts = requireNonNull(alerts, "alerts");
    this.display = requireNonNull(display, "display");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Waits for the first percentiles; false where it was stopped or there are none. */
  boolean awaitPercentiles() throws InterruptedException {
    long deadline = clock.millis() + FIRST_ANSWER.toMillis();
    while (!observer.seesRequests()) {
      if (clock.millis() > deadline || sleep(Duration.ofMillis(100))) {
        return false;
      }
    }
    return true;
  }

  /** Round after round, until {@link #stop}. */
  void runForever(Duration phaseLength) throws InterruptedException {
    List<Period> periods = new ArrayList<>();
    while (runRound(periods, phaseLength, false)) {
      // The next round.
    }
  }

  /**
   * One round, and what is to be said of it.
   *
   * @param brisk whether a phase ends as soon as it has led to its alerts
   */
  ExitCode runOnce(Duration phaseLength, boolean brisk) throws InterruptedException {
    List<Period> periods = new ArrayList<>();
    if (!runRound(periods, phaseLength, brisk)) {
      return ExitCode.FAILURE;
    }
    long deadline = clock.millis() + TIME_TO_RESOLVE.toMillis();
    while (!verdict(periods).pending().isEmpty() && clock.millis() < deadline && !look(periods)) {
      // What fired late still has to resolve.
    }
    display.close();
    Verdict verdict = verdict(periods);
    verdict.findings().forEach(finding -> display.say("ok      " + finding));
    verdict.pending().forEach(problem -> display.say("WRONG   " + problem));
    verdict.falseAlarms().forEach(problem -> display.say("WRONG   " + problem));
    verdict.others().forEach(other -> display.say("besides " + other));
    return verdict.isGood() ? ExitCode.OK : ExitCode.FAILURE;
  }

  /** Ends the present round, soon. */
  void stop() {
    stopping.countDown();
  }

  private Verdict verdict(List<Period> periods) {
    return Verdict.of(periods, alerts.episodes());
  }

  private boolean runRound(List<Period> periods, Duration phaseLength, boolean brisk)
      throws InterruptedException {
    for (Phase phase : Phase.values()) {
      Period period = new Period(phase, clock.instant(), phaseLength);
      periods.add(period);
      stage.enter(phase, phaseLength);
      while (clock.instant().isBefore(period.end()) && !(brisk && hasShown(period, periods))) {
        if (look(periods)) {
          return false;
        }
      }
      periods.set(periods.size() - 1, period.endedBy(clock.instant()));
    }
    return true;
  }

  /** Whether the alerts of a phase have fired; after the last one, whether all are resolved. */
  private boolean hasShown(Period period, List<Period> periods) {
    if (period.phase().expectedRules().isEmpty()) {
      return periods.size() > 1 && verdict(periods).pending().isEmpty();
    }
    return Verdict.hasFired(period, alerts.episodes());
  }

  /** Shows what can be seen and waits a little; true where it is to stop. */
  private boolean look(List<Period> periods) throws InterruptedException {
    display.show(observer.look(periods, load.report()));
    return sleep(BETWEEN_LOOKS);
  }

  private boolean sleep(Duration duration) throws InterruptedException {
    return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
