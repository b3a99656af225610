package io.streamgauge.streams.progress;

import io.streamgauge.service.kafka.GroupOffsetsReader;
import io.streamgauge.service.kafka.Rounds;
import io.streamgauge.streams.window.TimeMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Keeps the clock of a pipeline going, from when it is begun until it is closed. */
public final class ClockRounds implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(500);

  private final LiveClock live;
  private final PipelineClock clock;
  private final GroupOffsetsReader offsets;
  private final Clock wallClock;
  private Rounds rounds;

  /**
   * @param applicationId of the application that is the pipeline
   * @param client configuration of an admin client
   */
  public ClockRounds(String applicationId, Map<String, ?> client, TimeMode mode, Clock wallClock) {
    live = new LiveClock(applicationId);
    clock =
        mode instanceof TimeMode.Recorded recorded
            ? new RecordedClock(live, recorded.inputEnded())
            : live;
    offsets = new GroupOffsetsReader(client, applicationId, live.inputs());
    this.wallClock = wallClock;
  }

  public PipelineClock clock() {
    return clock;
  }

  /** Begins; called once. */
  public synchronized void begin() {
    rounds = Rounds.begin("streamgauge-progress", EVERY, this::goOn);
  }

  private void goOn() throws InterruptedException {
    long asked = wallClock.millis(); // first, so that the ends hold all that was published by then
    live.advance(asked, offsets.read());
  }

  @Override
  public synchronized void close() {
    if (rounds != null) {
      rounds.close();
    }
    offsets.close();
  }
}
