package io.streamgauge.streams.memory;

import io.streamgauge.metric.Direction;
import io.streamgauge.metric.FloorReading;
import io.streamgauge.metric.Trend;
import io.streamgauge.streams.window.OffsetRanges;
import java.util.List;

/**
 * Judges the growth of the floor over one view. There is one setting for all collectors and loads,
 * since every bound is relative to what is judged:
 *
 * <ul>
 *   <li><b>Evidence.</b> Fewer than {@value #FEWEST} readings, or readings that span less than a
 *       30th of the view, tell nothing: UNKNOWN. Four is the least for which chance alone seldom (1
 *       in 24) makes them all ascend.
 *   <li><b>Significance.</b> {@link Stretch#ascends()}: the Mann-Kendall test at 1 %.
 *   <li><b>Materiality.</b> The rise must exceed {@value #NOISES} times the noise between
 *       neighbouring readings, and a share of the heap's limit; below that, full caches and loaded
 *       classes explain it.
 *   <li><b>Steadiness.</b> {@link Stretch#isSteady(double)}: growth must still go on. A step, or a
 *       warm-up that has levelled off, is not a leak.
 * </ul>
 *
 * <p>A leak that begins after hours of calm must be seen within seconds, and one that runs since
 * the start is measured best over all of it. So the newest stretches of the view are judged,
 * longest first, each about a quarter shorter than the one before, and the first that passes is
 * taken. Noise is always that of the whole view, since a short stretch may look smooth by chance.
 */
final class FloorTrend {

  static final int FEWEST = 4;

  static final int NOISES = 6;

  private static final double SHARE_OF_LIMIT = 0.02;

  private final long view;

  /**
   * @param view length of the view in milliseconds
   */
  FloorTrend(long view) {
    this.view = view;
  }

  /**
   * @param readings those in the view, oldest first
   * @param end end of the view, epoch milliseconds
   * @param limit limit of the heap in bytes; null: unknown
   */
  Trend judge(List<FloorReading> readings, long end, Long limit) {
    Stretch all = Stretch.of(readings);
    if (!isEvidence(all)) {
      return trend(readings, null, Direction.UNKNOWN, null);
    }
    double material = material(all, limit);
    double up = steadyGrowth(all, material);
    if (up > 0) {
      Double exhaustion = exhaustion(readings, end, limit, up);
      return trend(readings, up, Direction.INCREASING, exhaustion);
    }
    double down = steadyGrowth(all.mirrored(), material);
    return down > 0
        ? trend(readings, -down, Direction.DECREASING, null)
        : trend(readings, 0.0, Direction.STABLE, null);
  }

  /** Bytes per second of the longest stretch up to the end that grows; 0: none does. */
  private double steadyGrowth(Stretch all, double material) {
    for (int length = all.size(); length >= FEWEST; length = shorter(length)) {
      Stretch newest = all.newest(length);
      if (isEvidence(newest) && grows(newest, material)) {
        return newest.growth();
      }
    }
    return 0;
  }

  private static boolean grows(Stretch stretch, double material) {
    return stretch.endsHigh()
        && stretch.ascends()
        && stretch.rise() >= material
        && stretch.isSteady(material);
  }

  private boolean isEvidence(Stretch stretch) {
    return stretch.size() >= FEWEST && stretch.seconds() >= view / 30_000.0;
  }

  private static double material(Stretch all, Long limit) {
    double scale = limit == null ? all.highest() : limit;
    return Math.max(NOISES * all.noise(), SHARE_OF_LIMIT * scale);
  }

  private static int shorter(int length) {
    return Math.min(length - 1, length * 3 / 4);
  }

  private static Double exhaustion(
      List<FloorReading> readings, long end, Long limit, double growth) {
    if (limit == null) {
      return null;
    }
    FloorReading last = readings.get(readings.size() - 1);
    double sinceLast = (end - last.getTime()) / 1000.0;
    return Math.max(0, (limit - last.getBytes()) / growth - sinceLast);
  }

  private Trend trend(
      List<FloorReading> readings, Double growth, Direction direction, Double exhaustion) {
    OffsetRanges sources = new OffsetRanges();
    readings.forEach(reading -> sources.add(reading.getSources()));
    return new Trend(view, growth, direction, exhaustion, readings.size(), sources.toList());
  }
}
