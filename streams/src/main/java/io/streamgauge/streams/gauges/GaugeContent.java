package io.streamgauge.streams.gauges;

import io.streamgauge.event.GaugeReading;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.WindowId;

/** How readings add up in a window. */
final class GaugeContent {

  private GaugeContent() {}

  /** A window with its first reading. */
  static GaugeWindow first(
      String service, GaugeSeries series, WindowId window, GaugeReading reading) {
    return GaugeWindow.newBuilder()
        .setService(service)
        .setName(series.name())
        .setTags(series.tags())
        .setSeries(series.text())
        .setResolution(window.resolution().millis())
        .setStart(window.start())
        .setEnd(window.end())
        .setState(WindowState.OPEN)
        .setCount(1)
        .setSum(reading.getValue())
        .setMin(reading.getValue())
        .setMax(reading.getValue())
        .setLast(reading.getValue())
        .setFirstEvent(reading.getTime())
        .setLastEvent(reading.getTime())
        .build();
  }

  /** Adds a further reading. */
  static GaugeWindow add(GaugeWindow window, GaugeReading reading) {
    double value = reading.getValue();
    window.setCount(window.getCount() + 1);
    window.setSum(window.getSum() + value);
    window.setMin(Math.min(window.getMin(), value));
    window.setMax(Math.max(window.getMax(), value));
    if (reading.getTime() >= window.getLastEvent()) {
      window.setLast(value);
    }
    window.setFirstEvent(Math.min(window.getFirstEvent(), reading.getTime()));
    window.setLastEvent(Math.max(window.getLastEvent(), reading.getTime()));
    return window;
  }
}
