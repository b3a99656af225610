package io.streamgauge.standalone.backtest;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.Part;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.standalone.analysis.Recording;
import io.streamgauge.standalone.analysis.Scratch;
import io.streamgauge.standalone.importers.ImportProgress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Has a scratch pipeline make windows of events. Everything that is started is closed again. */
public final class Windows {

  private Windows() {}

  /**
   * The windows of recorded files.
   *
   * @param period which of them are asked for
   * @param how what usual settings have otherwise: variants
   */
  public static List<Observation> of(
      Recording recording,
      Period period,
      UnaryOperator<PipelineSettings> how,
      ImportProgress progress,
      Shutdown shutdown)
      throws IOException, InterruptedException {
    Scratch scratch = scratch(how, shutdown);
    recording.publish(scratch, progress);
    return complete(scratch, period);
  }

  /**
   * The windows of events that a cluster still has.
   *
   * @param how what production settings have otherwise: budgets, variants
   */
  public static List<Observation> of(
      RetainedEvents events, Period period, UnaryOperator<PipelineSettings> how, Shutdown shutdown)
      throws IOException, InterruptedException {
    Scratch scratch = scratch(how, shutdown);
    events.copy(scratch);
    return complete(scratch, period);
  }

  private static Scratch scratch(UnaryOperator<PipelineSettings> how, Shutdown shutdown)
      throws IOException, InterruptedException {
    return Scratch.start(settings -> how.apply(settings).withParts(Set.of(Part.STREAMS)), shutdown);
  }

  private static List<Observation> complete(Scratch scratch, Period period)
      throws InterruptedException {
    try (scratch) {
      scratch.complete();
      return FinalWindows.of(
          scratch, each -> period.covers(each.window().start(), each.window().end()));
    }
  }
}
