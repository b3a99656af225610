package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * The transitions of one alert with all suppression left out: what would have been published if
 * nothing kept it quiet. Suppression changes nothing in a life but what is told of it, so this is
 * known exactly, whenever a silence took effect.
 */
final class Loud {

  private final List<Alert> steps = new ArrayList<>();
  private final List<String> differences;

  private Loud(List<String> differences) {
    this.differences = differences;
  }

  /**
   * @param differences where it is noted if a suppression or release says anything else that is new
   */
  static List<Alert> of(List<Alert> published, List<String> differences) {
    Loud loud = new Loud(differences);
    published.forEach(loud::take);
    return loud.steps;
  }

  private void take(Alert published) {
    boolean released = published.getCause() == Cause.RELEASE;
    boolean hushed =
        published.getState() == AlertState.SUPPRESSED
            && published.getPrevious() == AlertState.FIRING;
    if (released || hushed) {
      requireNothingNew(published);
    } else {
      steps.add(loud(published));
    }
  }

  private Alert loud(Alert published) {
    Alert.Builder step = Alert.newBuilder(published).setSequence(steps.size()).setSuppressedBy("");
    if (published.getState() == AlertState.SUPPRESSED) {
      step.setState(AlertState.FIRING).setCause(Cause.BREACH);
    }
    if (published.getPrevious() == AlertState.SUPPRESSED) {
      step.setPrevious(AlertState.FIRING);
    }
    return step.build();
  }

  /** It tells the firing before it once more, at another time. */
  private void requireNothingNew(Alert published) {
    Alert before = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    boolean same =
        before != null
            && before.equals(
                Alert.newBuilder(published)
                    .setState(AlertState.FIRING)
                    .setPrevious(before.getPrevious())
                    .setCause(before.getCause())
                    .setSequence(before.getSequence())
                    .setAt(before.getAt())
                    .setSuppressedBy("")
                    .build());
    if (!same) {
      differences.add("this is more than a suppression of %s: %s".formatted(before, published));
    }
  }
}
