package io.streamgauge.bench.micro;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long each benchmark is run.
 *
 * @param forks new JVMs that it is run in, one after the other; 0 for this one
 * @param warmUps iterations of each that do not count
 * @param iterations those that do, 1 or more
 * @param iteration length of one
 */
record Effort(int forks, int warmUps, int iterations, Duration iteration) {

  static final Effort FULL = new Effort(2, 3, 5, Duration.ofSeconds(1));
  static final Effort QUICK = new Effort(1, 5, 5, Duration.ofMillis(200));

  Effort {
    requireAtLeast("forks", forks, 0);
    requireAtLeast("warmUps", warmUps, 0);
    requireAtLeast("iterations", iterations, 1);
    if (requireNonNull(iteration, "iteration").toMillis() < 1) {
      throw new IllegalArgumentException("iteration is " + iteration + ", allowed is 1 ms or more");
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed is " + least + " or more");
    }
  }
}
