package io.streamgauge.streams.memory;

import io.streamgauge.metric.FloorReading;
import java.util.ArrayList;
import java.util.List;

/**
 * The readings of one view, oldest first, at most {@value #CAPACITY} of them: where more come, the
 * two neighbours nearest in time give way to the lower of them. A collector that runs back to back
 * is thus judged on readings spread over the whole view, at bounded cost.
 */
final class FloorReadings {

  static final int CAPACITY = 64;

  private final long view;
  private final List<FloorReading> readings;

  /**
   * @param view length of the view in milliseconds; older readings are forgotten
   */
  FloorReadings(long view, List<FloorReading> readings) {
    this.view = view;
    this.readings = new ArrayList<>(readings);
  }

  void add(FloorReading reading) {
    int place = readings.size();
    while (place > 0 && readings.get(place - 1).getTime() > reading.getTime()) {
      place--;
    }
    readings.add(place, reading);
    long latest = last().getTime();
    readings.removeIf(old -> old.getTime() <= latest - view);
    if (readings.size() > CAPACITY) {
      mergeNearest();
    }
  }

  boolean isEmpty() {
    return readings.isEmpty();
  }

  /** The newest reading; there must be one. */
  FloorReading last() {
    return readings.get(readings.size() - 1);
  }

  void clear() {
    readings.clear();
  }

  /** The readings that lie in the view that ends at this time, inclusive. */
  List<FloorReading> upTo(long end) {
    return readings.stream()
        .filter(reading -> reading.getTime() <= end && reading.getTime() > end - view)
        .toList();
  }

  List<FloorReading> toList() {
    return List.copyOf(readings);
  }

  private void mergeNearest() {
    int nearest = 0;
    for (int i = 1; i + 1 < readings.size(); i++) {
      if (gapAfter(i) < gapAfter(nearest)) {
        nearest = i;
      }
    }
    boolean firstIsLower = readings.get(nearest).getBytes() <= readings.get(nearest + 1).getBytes();
    readings.remove(firstIsLower ? nearest + 1 : nearest);
  }

  private long gapAfter(int i) {
    return readings.get(i + 1).getTime() - readings.get(i).getTime();
  }
}
