package io.streamgauge.alerting;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.metric.Trend;
import io.streamgauge.metric.WindowState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Records of the analytics about windows of ten seconds. Windows start at {@code second}; what is
 * left open here is set on the record.
 */
public final class Records {

  private static final long RESOLUTION = 10_000;
  private static final long NANOS = 1_000_000;

  private Records() {}

  /** A hundred requests that all took {@code millis}. */
  public static LatencySummary requests(
      String operation, long second, WindowState state, long millis) {
    return latency(Measure.REQUESTS, operation, second, state, millis);
  }

  /** A hundred statements that all took {@code millis}. */
  public static LatencySummary queries(
      String statement, long second, WindowState state, long millis) {
    return latency(Measure.QUERIES, statement, second, state, millis);
  }

  /** A thousand requests that took 1 ms, 2 ms and so on up to a second. */
  public static LatencySummary upToOneSecond(String operation, long second) {
    LatencySummary summary =
        of(LongStream.rangeClosed(1, 1000).map(millis -> millis * NANOS).toArray());
    summary.setSeries(operation);
    summary.setStart(second * 1000);
    summary.setEnd(second * 1000 + RESOLUTION);
    return summary;
  }

  /** Requests that took so many nanoseconds, at least one. */
  public static LatencySummary of(long... nanos) {
    DDSketch sketch =
        new DDSketch(new CubicallyInterpolatedMapping(0.01), UnboundedSizeDenseStore::new);
    LongStream.of(nanos).forEach(sketch::accept);
    LatencySummary summary = requests("GET /", 0, WindowState.FINAL, 500);
    summary.setCount(nanos.length);
    summary.setMin(LongStream.of(nanos).min().getAsLong());
    summary.setMax(LongStream.of(nanos).max().getAsLong());
    summary.setSketch(encoded(sketch));
    return summary;
  }

  private static ByteBuffer encoded(DDSketch sketch) {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      sketch.encode(output, false);
      return ByteBuffer.wrap(output.trimmedCopy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LatencySummary latency(
      Measure measure, String series, long second, WindowState state, long millis) {
    long nanos = millis * NANOS;
    return LatencySummary.newBuilder()
        .setMeasure(measure)
        .setService("shop")
        .setSeries(series)
        .setResolution(RESOLUTION)
        .setStart(second * 1000)
        .setEnd(second * 1000 + RESOLUTION)
        .setState(state)
        .setCount(100)
        .setErrors(0)
        .setSum(100 * nanos)
        .setMin(nanos)
        .setMax(nanos)
        .setSketch(ByteBuffer.allocate(0))
        .setFirstEvent(second * 1000)
        .setLastEvent(second * 1000 + RESOLUTION - 1)
        .setP50(nanos)
        .setP90(nanos)
        .setP95(nanos)
        .setP99(nanos)
        .build();
  }

  public static CacheRatio cache(long second, long hits, long misses) {
    return CacheRatio.newBuilder()
        .setService("shop")
        .setCache("products")
        .setResolution(RESOLUTION)
        .setStart(second * 1000)
        .setEnd(second * 1000 + RESOLUTION)
        .setState(WindowState.FINAL)
        .setHits(hits)
        .setMisses(misses)
        .setLoads(misses)
        .setLoadFailures(0)
        .setLoadTime(0)
        .setEvictions(0)
        .setRatio(hits + misses == 0 ? null : (double) hits / (hits + misses))
        .setFirstEvent(second * 1000)
        .setLastEvent(second * 1000 + RESOLUTION - 1)
        .build();
  }

  /** Four readings of the length of the queue of orders, of which the last is 7. */
  public static GaugeWindow gauge(long second) {
    return GaugeWindow.newBuilder()
        .setService("shop")
        .setName("queue.depth")
        .setTags(Map.of("queue", "orders"))
        .setSeries("queue.depth{queue=orders}")
        .setResolution(RESOLUTION)
        .setStart(second * 1000)
        .setEnd(second * 1000 + RESOLUTION)
        .setState(WindowState.FINAL)
        .setCount(4)
        .setSum(20)
        .setMin(-2)
        .setMax(12)
        .setLast(7)
        .setFirstEvent(second * 1000)
        .setLastEvent(second * 1000 + RESOLUTION - 1)
        .build();
  }

  /** A heap of 100 MB of which 40 are used, and a trend of the floor. */
  public static MemoryTrend memory(long second, Direction direction, Double growth) {
    return MemoryTrend.newBuilder()
        .setService("shop")
        .setInstance("shop-1")
        .setResolution(RESOLUTION)
        .setStart(second * 1000)
        .setEnd(second * 1000 + RESOLUTION)
        .setState(WindowState.FINAL)
        .setUsed(70_000_000L)
        .setLowestUsed(40_000_000L)
        .setMax(100_000_000L)
        .setProcessCpu(0.25)
        .setShortTrend(trend(direction, growth))
        .setLongTrend(trend(Direction.UNKNOWN, null))
        .setLastEvent(second * 1000 + RESOLUTION - 1)
        .build();
  }

  /** A minute of which everything is known. */
  public static ServiceHealth health(long second, double completeness, double score) {
    return ServiceHealth.newBuilder()
        .setService("shop")
        .setStart(second * 1000)
        .setEnd((second + 60) * 1000)
        .setComplete(completeness == 1)
        .setReasons(List.of())
        .setSilent(false)
        .setCompleteness(completeness)
        .setEvents(100)
        .setLost(0)
        .setDropped(0)
        .setLate(0)
        .setAhead(0)
        .setScore(score)
        .setCoverage(1)
        .setLag(null)
        .setAt((second + 70) * 1000)
        .build();
  }

  private static Trend trend(Direction direction, Double growth) {
    return Trend.newBuilder().setView(300_000).setDirection(direction).setGrowth(growth).build();
  }
}
