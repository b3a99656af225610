package io.streamgauge.service.feed;

import java.time.Duration;

/**
 * How a feed is served.
 *
 * @param mostClients how many may listen over HTTP at a time
 * @param heartbeat how often a client that gets nothing hears that the connection lives
 * @param mostWaiting bytes that may wait for a client that reads slowly before it is dropped
 * @param mostBehind records that a client may be behind and still get all of them
 */
public record FeedSettings(int mostClients, Duration heartbeat, long mostWaiting, long mostBehind) {

  public static final int DEFAULT_MOST_CLIENTS = 100;

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final long MOST_WAITING = 4L << 20;
  private static final long MOST_BEHIND = 2_000_000;

  public FeedSettings {
    if (mostClients < 1) {
      throw new IllegalArgumentException(
          "mostClients is " + mostClients + ", allowed is 1 or more");
    }
  }

  /** All defaults but the number of clients. */
  public static FeedSettings of(int mostClients) {
    return new FeedSettings(mostClients, HEARTBEAT, MOST_WAITING, MOST_BEHIND);
  }
}
