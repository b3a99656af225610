package io.streamgauge.alerting.rules;

/**
 * Fewest events that a window must hold to be judged.
 *
 * @param open while the window still fills, 0 or more
 * @param complete once its end has passed, 0 or more
 */
public record Minimum(long open, long complete) {

  static final Minimum NONE = new Minimum(0, 0);

  /** The first few events say little of a window, unless there were no more. */
  static final Minimum EVENTS = new Minimum(10, 1);

  public Minimum {
    if (open < 0 || complete < 0) {
      throw new IllegalArgumentException(
          "minimum is %d and %d, allowed are 0 and more".formatted(open, complete));
    }
  }
}
