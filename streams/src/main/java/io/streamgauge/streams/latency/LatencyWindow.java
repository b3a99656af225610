package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.WindowId;
import java.util.Map;

/** What is reported of a window. */
final class LatencyWindow {

  private LatencyWindow() {}

  /** Of a window keyed by its series. */
  static LatencySummary summary(Distribution content, WindowId window, WindowState state) {
    return summary(SeriesKey.parse(window.key()), content, window, state);
  }

  /** Of a window keyed by its series and what a {@link VariantView} sees of a variant. */
  static LatencySummary ofVariant(Distribution content, WindowId window, WindowState state) {
    VariantKey key = VariantKey.parse(window.key());
    LatencySummary summary = summary(key.series(), content, window, state);
    summary.setVariant(VariantView.parts(key.variant()));
    return summary;
  }

  private static LatencySummary summary(
      SeriesKey series, Distribution content, WindowId window, WindowState state) {
    long[] quantiles = content.quantiles(0.50, 0.90, 0.95, 0.99);
    LatencySummary summary = new LatencySummary();
    summary.setMeasure(series.measure());
    summary.setService(series.service());
    summary.setSeries(series.series());
    summary.setResolution(window.resolution().millis());
    summary.setStart(window.start());
    summary.setEnd(window.end());
    summary.setState(state);
    summary.setCount(content.count());
    summary.setErrors(content.errors());
    summary.setSum(content.exactSum());
    summary.setMin(content.min());
    summary.setMax(content.max());
    summary.setSketch(content.sketch());
    summary.setFirstEvent(content.firstEvent());
    summary.setLastEvent(content.lastEvent());
    summary.setP50(quantiles[0]);
    summary.setP90(quantiles[1]);
    summary.setP95(quantiles[2]);
    summary.setP99(quantiles[3]);
    summary.setRows(content.rows());
    summary.setPoolWait(content.poolWait());
    summary.setErrorKinds(content.errorKinds());
    summary.setSources(content.sources());
    summary.setExemplars(content.traces());
    summary.setVariant(Map.of());
    return summary;
  }
}
