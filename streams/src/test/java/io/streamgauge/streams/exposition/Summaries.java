package io.streamgauge.streams.exposition;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.latency.DurationSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Windows of 10 s. */
final class Summaries {

  private Summaries() {}

  static LatencySummary window(String series, long start, WindowState state, long... nanos) {
    DurationSketch sketch = new DurationSketch();
    Arrays.stream(nanos).forEach(sketch::add);
    LatencySummary window = new LatencySummary();
    window.setSources(List.of());
    window.setExemplars(List.of());
    window.setMeasure(Measure.REQUESTS);
    window.setService("shop");
    window.setSeries(series);
    window.setResolution(10_000);
    window.setStart(start);
    window.setEnd(start + 10_000);
    window.setState(state);
    window.setCount(nanos.length);
    window.setErrors(1);
    window.setSum(Arrays.stream(nanos).sum());
    window.setMin(Arrays.stream(nanos).min().orElse(0));
    window.setMax(Arrays.stream(nanos).max().orElse(0));
    window.setSketch(sketch.toBytes());
    window.setFirstEvent(start);
    window.setLastEvent(start);
    window.setErrorKinds(Map.of("HTTP 500", 1L));
    return window;
  }
}
