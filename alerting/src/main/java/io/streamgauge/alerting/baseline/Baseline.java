package io.streamgauge.alerting.baseline;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.baseline.Expectation.Band;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What is usual for one series, learnt window by window. A window is held against {@link #expected}
 * before it is learnt.
 *
 * <ul>
 *   <li>Usual is what the latest windows say: their median, and deviations estimated robustly for
 *       each side, see {@code Sample}. A deviation is never less than a floor, so that a series
 *       that is constant does not alarm at its first wiggle. What came again and again in the
 *       latest windows is usual too.
 *   <li>Usual is also what there was at that hour before: highs and lows that it has had twice.
 *       Where the middle of the hours explains the windows better than one level does (their
 *       deviations about it are a fifth smaller), the centre moves with the hours. It is the hour
 *       of the week once it was there three times, till then the hour of the day.
 *   <li>What is beyond the limits is not learnt, as in the pre-cleaning of robust exponential
 *       smoothing (Gelper, Fried and Croux, "Robust forecasting with exponential and Holt-Winters
 *       smoothing", 2010), but for the first value of each disturbance: so a peak that comes again
 *       becomes usual, and an incident stays one while it lasts. If it lasts longer than the
 *       patience, it is the new level, and the baseline is learnt anew from it.
 * </ul>
 *
 * Windows that are missing teach nothing. Deterministic; not safe for use by several threads.
 */
public final class Baseline {

  private static final byte VERSION = 1;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** 1970 began on a Thursday; weeks begin on Mondays. */
  private static final int FIRST_HOUR_OF_WEEK = 72;

  /** Windows within the limits between two disturbances. */
  private static final int APART = 12;

  /** Of the deviations; less makes following the hours worth while. */
  private static final double WORTH_WHILE = 0.8;

  /** The new level is learnt from this part of the history. */
  private static final int NEW_LEVEL = 4;

  private final BaselineSettings settings;
  private final Values usual;
  private final Values beyond;
  private Season season = new Season();
  private long latest = Long.MIN_VALUE;
  private long beyondMillis;
  private int quiet = APART;
  private HourSoFar hour = HourSoFar.NONE;
  private final Deque<Told> told = new ArrayDeque<>();
  private Optional<Expectation> foreseen = Optional.empty();
  private long foreseenFor = Long.MIN_VALUE;
  private boolean seasonChanged;

  public Baseline(BaselineSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    usual = new Values(settings.history());
    beyond = new Values(Math.max(settings.least(), settings.history() / NEW_LEVEL));
  }

  /**
   * What is to be expected of a window; empty until enough was learnt. Of the latest windows that
   * were learnt it is what was to be expected before, so that they are judged no other way when
   * something is corrected; of earlier ones nothing is known any more.
   *
   * @param start of the window, epoch milliseconds
   */
  public Optional<Expectation> expected(long start) {
    if (start > latest && start != foreseenFor) {
      foreseen = foresee(start);
      foreseenFor = start;
    }
    return start > latest
        ? foreseen
        : told.stream().filter(it -> it.start() == start).map(Told::expectation).findFirst();
  }

  private Optional<Expectation> foresee(long start) {
    if (usual.size() < settings.least()) {
      return Optional.empty();
    }
    Level level = level(Math.floorDiv(start, HOUR));
    List<Band> bands = new ArrayList<>(3);
    double floor = floor(level.centre());
    bands.add(
        new Band(
            level.centre(),
            Math.max(floor, level.sample().below()),
            level.centre(),
            Math.max(floor, level.sample().above())));
    bands.add(
        new Band(
            level.shift() + level.sample().recurringLow(),
            0,
            level.shift() + level.sample().recurringHigh(),
            0));
    season
        .usual(Math.floorDiv(start, HOUR))
        .ifPresent(
            it -> bands.add(new Band(it.low(), floor(it.low()), it.high(), floor(it.high()))));
    return Optional.of(new Expectation(level.centre(), bands));
  }

  private double floor(double about) {
    return Math.max(settings.floor(), settings.relativeFloor() * Math.abs(about));
  }

  /** A sample, and what has to be added to it at some hour. */
  private record Level(Sample sample, double shift) {

    double centre() {
      return sample.median() + shift;
    }

    double width() {
      return sample.above() + sample.below();
    }
  }

  private Level level(long hour) {
    Level flat = new Level(new Sample(usual.toArray(), settings.outliers()), 0);
    return season.middle(hour).stream()
        .boxed()
        .findFirst()
        .flatMap(shift -> withoutSeason(hour).map(it -> new Level(it, shift)))
        .filter(it -> it.width() < WORTH_WHILE * flat.width())
        .orElse(flat);
  }

  /** The values less the middles of their hours; empty where one of these is not known. */
  private Optional<Sample> withoutSeason(long hour) {
    double[] middles = new double[Season.WEEK];
    boolean[] known = new boolean[Season.WEEK];
    double[] values = usual.toArray();
    for (int i = 0; i < values.length; i++) {
      int of = usual.hourOfWeek(i);
      if (!known[of]) {
        long earlier = hour - Math.floorMod(hourOfWeek(hour) - of, Season.WEEK);
        middles[of] = season.middle(earlier).orElse(Double.NaN);
        known[of] = true;
      }
      if (Double.isNaN(middles[of])) {
        return Optional.empty();
      }
      values[i] -= middles[of];
    }
    return Optional.of(new Sample(values, settings.outliers()));
  }

  /**
   * Learns a complete window. One that is not later than the latest one learnt is left out.
   *
   * @param start of the window, epoch milliseconds
   * @param value finite
   * @param isBeyond whether it was beyond the limits
   * @return whether it was learnt
   */
  public boolean learn(long start, double value, boolean isBeyond) {
    if (start <= latest) {
      return false;
    }
    expected(start).ifPresent(expectation -> tell(new Told(start, expectation)));
    long passed = passed(start);
    latest = start;
    foreseenFor = Long.MIN_VALUE;
    long now = Math.floorDiv(start, HOUR);
    if (hour.hour() != now) {
      endHour();
      hour = HourSoFar.of(now);
    }
    hour = hour.with((float) value);
    if (isBeyond) {
      disturbed((float) value, hourOfWeek(now), passed);
    } else {
      undisturbed((float) value, hourOfWeek(now), passed);
    }
    return true;
  }

  /** Since the window before; where nothing was heard for long, nobody knows what went on. */
  private long passed(long start) {
    long length = settings.window().toMillis();
    return latest == Long.MIN_VALUE ? length : Math.min(start - latest, APART * length);
  }

  private void tell(Told expectation) {
    told.addLast(expectation);
    if (told.size() > Told.MOST) {
      told.removeFirst();
    }
  }

  private void disturbed(float value, int hourOfWeek, long passed) {
    beyond.add(value, hourOfWeek);
    beyondMillis += passed;
    if (beyondMillis > settings.patience().toMillis()) {
      usual.clear();
      usual.addAll(beyond);
      endDisturbance();
    } else if (quiet >= APART) {
      learnUsual(value, hourOfWeek);
    }
    quiet = 0;
  }

  private void undisturbed(float value, int hourOfWeek, long passed) {
    quiet = Math.min(quiet + 1, APART);
    beyondMillis = Math.max(0, beyondMillis - passed);
    if (beyondMillis == 0) {
      endDisturbance();
    }
    learnUsual(value, hourOfWeek);
  }

  private void endDisturbance() {
    beyond.clear();
    beyondMillis = 0;
  }

  private void learnUsual(float value, int hourOfWeek) {
    usual.add(value, hourOfWeek);
    hour = hour.learntOne();
  }

  private void endHour() {
    if (!hour.equals(HourSoFar.NONE)) {
      season.add(hour.hour(), hour.end(usual));
      seasonChanged = true;
    }
  }

  private static int hourOfWeek(long hour) {
    return Math.floorMod(hour + FIRST_HOUR_OF_WEEK, Season.WEEK);
  }

  /** Whether {@link #season} has other bytes than before the last window was learnt. */
  public boolean seasonChanged() {
    boolean changed = seasonChanged;
    seasonChanged = false;
    return changed;
  }

  /** All but the season, for {@link #read}; changes with every window. */
  public byte[] recent() {
    ByteBuffer to =
        ByteBuffer.allocate(
            Byte.BYTES
                + 2 * Long.BYTES
                + Byte.BYTES
                + HourSoFar.BYTES
                + Told.bytes(told)
                + usual.bytes()
                + beyond.bytes());
    to.put(VERSION).putLong(latest).putLong(beyondMillis).put((byte) quiet);
    hour.write(to);
    usual.write(to);
    beyond.write(to);
    Told.write(told, to);
    return to.array();
  }

  /** The season, for {@link #read}; changes once an hour. */
  public byte[] season() {
    byte[] hours = season.bytes();
    return ByteBuffer.allocate(Byte.BYTES + hours.length).put(VERSION).put(hours).array();
  }

  /**
   * What was written. Bytes of another version count as nothing: the series is learnt anew.
   *
   * @param recent of {@link #recent}; empty where there is nothing yet
   * @param season of {@link #season}; empty where there is nothing yet
   */
  public static Baseline read(
      BaselineSettings settings, Optional<byte[]> recent, Optional<byte[]> season) {
    Baseline baseline = new Baseline(settings);
    recent.filter(Baseline::isOurs).ifPresent(baseline::readRecent);
    season
        .filter(Baseline::isOurs)
        .ifPresent(
            bytes -> baseline.season = Season.read(ByteBuffer.wrap(bytes, 1, bytes.length - 1)));
    return baseline;
  }

  private static boolean isOurs(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == VERSION;
  }

  private void readRecent(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    latest = from.getLong();
    beyondMillis = from.getLong();
    quiet = from.get();
    hour = HourSoFar.read(from);
    usual.read(from);
    beyond.read(from);
    Told.read(from).forEach(this::tell);
  }
}
