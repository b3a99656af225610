package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.HeapShare;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.WindowedStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds latency deltas up in windows of every resolution, and reports each window as it fills,
 * closes and is final. Deltas of one series are added to each other first, and to the windows
 * before a report and in the commit.
 */
public final class RollupProcessor
    implements Processor<String, LatencyDelta, String, SpecificRecord> {

  /**
   * What the windows are reported as.
   *
   * @param clock knows how far the stage has come
   * @param dimensions by which windows are told apart, where they are
   */
  private record Report(
      Stage stage,
      PipelineClock clock,
      Set<Dimension> dimensions,
      ReportedWindows.Shape<Distribution, SpecificRecord> shape) {}

  /** Bounds the heap that is taken where very many series are live. */
  private static final int MOST_FRESH = 20_000;

  private final StoreFamily family;
  private final HeldWindows.Form stored;
  private final @Nullable Report report;
  private final TimeMode mode;
  private final Cadence cadence;
  private final Map<WindowId, Distribution> fresh = new HashMap<>();
  private HeapShare share;
  private ReportedWindows<Distribution, SpecificRecord> windows;

  private RollupProcessor(
      StoreFamily family,
      HeldWindows.Form stored,
      @Nullable Report report,
      TimeMode mode,
      Cadence cadence) {
    this.family = family;
    this.stored = stored;
    this.report = report;
    this.mode = mode;
    this.cadence = cadence;
  }

  /**
   * Of deltas keyed by series.
   *
   * @param family the stores that the windows are kept in
   * @param stage what the windows are reported as
   * @param clock knows how far the stage has come
   */
  public static RollupProcessor ofSeries(
      StoreFamily family, Stage stage, PipelineClock clock, TimeMode mode, Cadence cadence) {
    return new RollupProcessor(
        family,
        (window, content) -> content.toDelta(SeriesKey.parse(window.key()), window.start()),
        new Report(stage, clock, Set.of(), LatencyWindow::summary),
        mode,
        cadence);
  }

  /**
   * Of deltas keyed by {@link VariantKey}; their windows are kept and not reported.
   *
   * @param family the stores that the windows are kept in
   */
  public static RollupProcessor ofVariants(StoreFamily family, TimeMode mode, Cadence cadence) {
    return new RollupProcessor(family, RollupProcessor::ofVariant, null, mode, cadence);
  }

  /**
   * Of deltas keyed by what views see of variants.
   *
   * @param family the stores that the windows are kept in
   * @param dimensions of all views
   * @param clock knows how far the stage has come
   */
  public static RollupProcessor ofViews(
      StoreFamily family,
      Set<Dimension> dimensions,
      PipelineClock clock,
      TimeMode mode,
      Cadence cadence) {
    return new RollupProcessor(
        family,
        RollupProcessor::ofVariant,
        new Report(Stage.LATENCY_VARIANTS, clock, dimensions, LatencyWindow::ofVariant),
        mode,
        cadence);
  }

  private static LatencyDelta ofVariant(WindowId window, Distribution content) {
    return VariantKey.parse(window.key()).delta(content, window.start());
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    close(); // where init is tried again without it
    fresh.clear(); // a task that was corrupted starts anew with the same processor
    HeldWindows held = new HeldWindows(new WindowedStores<>(context, family), stored, this::share);
    windows = windows(context, held);
    windows.beforeReport(this::settle);
    CommitFlush commit = context.getStateStore(family.commit());
    commit.onCommit(context, this::settle);
    commit.onCommit(context, held::flush);
  }

  private ReportedWindows<Distribution, SpecificRecord> windows(
      ProcessorContext<String, SpecificRecord> context, HeldWindows held) {
    if (report == null) {
      return ReportedWindows.unreported(context, family, held, mode, cadence);
    }
    ReportedWindows<Distribution, SpecificRecord> reported =
        new ReportedWindows<>(
            context, family, held, mode, cadence, Distribution::lastEvent, report.shape());
    List<String> dimensions = report.dimensions().stream().sorted().map(Dimension::label).toList();
    reported.tell(new StageProgress(context, report.stage(), report.clock(), dimensions));
    return reported;
  }

  /** Taken by the first delta only, so that what nothing comes to leaves the heap to others. */
  private long share() {
    return share == null ? 0 : share.bytes();
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    if (share == null) {
      share = new HeapShare();
    }
    Distribution delta = checked(record.value());
    windows.observe(delta.lastEvent());
    WindowId window = WindowId.holding(family.finest(), record.value().getStart(), record.key());
    Distribution sum = fresh.putIfAbsent(window, delta);
    if (sum != null) {
      sum.add(delta);
    }
    if (fresh.size() >= MOST_FRESH) {
      CommitFlush.orFail(this::settle);
    }
  }

  /** Adds what has come since the last time to the windows of every resolution. */
  private void settle() {
    fresh.forEach(
        (window, delta) -> {
          for (Resolution resolution : family.resolutions()) {
            add(WindowId.holding(resolution, window.start(), window.key()), delta);
          }
        });
    fresh.clear();
  }

  private void add(WindowId window, Distribution delta) {
    Distribution sum = windows.get(window);
    if (sum == null) {
      sum = new Distribution();
    }
    sum.add(delta);
    windows.put(window, sum);
  }

  private static Distribution checked(LatencyDelta value) {
    try {
      Distribution delta = Distribution.of(value);
      if (delta.sketchCount() != delta.count()) {
        throw new MalformedBatchException(
            "count is " + delta.count() + "; the sketch has counted " + delta.sketchCount());
      }
      return delta;
    } catch (IllegalArgumentException e) {
      throw new MalformedBatchException("sketch: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (share != null) {
      share.close();
      share = null;
    }
    if (windows != null) {
      windows.close();
    }
  }
}
