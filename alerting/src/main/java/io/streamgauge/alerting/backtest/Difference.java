package io.streamgauge.alerting.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the firings of two sets of rules differ. Two firings belong together where they are of the
 * same rule, by name, and series, and overlap.
 *
 * @param same how many began and ended at the same times
 * @param onlyNew firings of the new rules only
 * @param onlyOld firings of the old rules only
 * @param shifted firings of both, at other times
 */
public record Difference(
    int same, List<Episode> onlyNew, List<Episode> onlyOld, List<Shift> shifted) {

  /** The same firing at two times. */
  public record Shift(Episode before, Episode after) {}

  public Difference {
    onlyNew = List.copyOf(onlyNew);
    onlyOld = List.copyOf(onlyOld);
    shifted = List.copyOf(shifted);
  }

  static Difference of(List<Episode> before, List<Episode> after) {
    List<Episode> old = new ArrayList<>(before);
    List<Episode> onlyNew = new ArrayList<>();
    List<Shift> shifted = new ArrayList<>();
    int same = 0;
    for (Episode each : after) {
      Optional<Episode> counterpart = old.stream().filter(each::meets).findFirst();
      counterpart.ifPresent(old::remove);
      if (counterpart.isEmpty()) {
        onlyNew.add(each);
      } else if (isSame(counterpart.get(), each)) {
        same++;
      } else {
        shifted.add(new Shift(counterpart.get(), each));
      }
    }
    return new Difference(same, onlyNew, old, shifted);
  }

  private static boolean isSame(Episode before, Episode after) {
    return before.firedAt() == after.firedAt()
        && before.endedAt() == after.endedAt()
        && before.open() == after.open();
  }
}
