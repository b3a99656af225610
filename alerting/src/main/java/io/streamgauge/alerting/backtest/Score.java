package io.streamgauge.alerting.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well alerts told what is known to have been wrong.
 *
 * @param labels times in which something was wrong
 * @param caught of those, how many an alert fired in
 * @param firings how often alerts fired
 * @param justified of those, how many fired while something was wrong
 * @param precision the part of the firings that was justified; null where there are none
 * @param recall the part of the labels that was caught; null where there are none
 * @param delay seconds from the beginning of a label to the first alert that fires in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Score(
    int labels,
    int caught,
    int firings,
    int justified,
    @Nullable Double precision,
    @Nullable Double recall,
    Spread delay) {

  /** Holds firings against labels. */
  public static Score of(Collection<Episode> episodes, Collection<Label> labels) {
    List<Long> delays = new ArrayList<>();
    for (Label label : labels) {
      episodes.stream()
          .filter(label::meets)
          .mapToLong(episode -> Math.max(0, episode.firedAt() - label.start()))
          .min()
          .ifPresent(delays::add);
    }
    int justified =
        (int)
            episodes.stream()
                .filter(episode -> labels.stream().anyMatch(label -> label.meets(episode)))
                .count();
    return new Score(
        labels.size(),
        delays.size(),
        episodes.size(),
        justified,
        ratio(justified, episodes.size()),
        ratio(delays.size(), labels.size()),
        Spread.ofMillis(delays));
  }

  private static Double ratio(int part, int whole) {
    return whole == 0 ? null : Double.valueOf((double) part / whole);
  }
}
