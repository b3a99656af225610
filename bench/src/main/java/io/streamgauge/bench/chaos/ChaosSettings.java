package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run consists of.
 *
 * @param seed of all chance
 * @param blows in their order
 * @param pause rounds of the load between two blows on average, 2 or more
 * @param directory for data and logs, created where it is missing
 */
record ChaosSettings(long seed, List<Blow> blows, int pause, Path directory) {

  ChaosSettings {
    blows = List.copyOf(blows);
    requireNonNull(directory, "directory");
    if (pause < 2) {
      throw new IllegalArgumentException("pause is " + pause + " rounds, allowed is 2 or more");
    }
  }

  int kills() {
    return blows.stream().mapToInt(Blow::kills).sum();
  }
}
