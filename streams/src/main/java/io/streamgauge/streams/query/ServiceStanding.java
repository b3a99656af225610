package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

/**
 * How complete the numbers of a service are.
 *
 * @param verdict on a range
 * @param silent whether nothing is heard of it any more
 * @param lastHeard when it was last heard of, epoch milliseconds of the wall clock
 * @param counts of all time
 */
public record ServiceStanding(
    CompletenessAnswer.Verdict verdict, boolean silent, long lastHeard, IntakeCounts counts) {

  public ServiceStanding {
    requireNonNull(verdict, "verdict");
    requireNonNull(counts, "counts");
  }
}
