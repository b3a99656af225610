package io.streamgauge.bench.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is done to the processes. */
enum Blow {
  /** SIGKILL of one service at work. */
  KILL(1),
  /** SIGKILL of one service, and again as soon as it is back at work. */
  KILL_AGAIN(2),
  /** SIGKILL of one service, and of its twin while the first one joins again. */
  KILL_IN_REBALANCE(2),
  /** SIGKILL of both processes of a kind at once. */
  KILL_BOTH(2),
  /**
   * SIGSTOP of a Streams process until its work is given to others, and SIGKILL soon after SIGCONT:
   * while it throws away what it had.
   */
  KILL_WAKING(1),
  /** SIGTERM of one service at work. */
  STOP(0),
  /** SIGTERM of the broker. */
  STOP_BROKER(0),
  /** SIGKILL of the broker. */
  KILL_BROKER(0);

  private final int kills;

  Blow(int kills) {
    this.kills = kills;
  }

  /** How many services it kills. */
  int kills() {
    return kills;
  }

  /**
   * Each at least once where the kills allow it, in any order, until so many services are killed.
   */
  static List<Blow> random(int kills, Random random) {
    List<Blow> blows = new ArrayList<>();
    int left = kills;
    while (left > 0) {
      List<Blow> all = new ArrayList<>(List.of(values()));
      Collections.shuffle(all, random);
      for (Blow blow : all) {
        if (left > 0) {
          blows.add(blow);
          left -= blow.kills();
        }
      }
    }
    return blows;
  }
}
