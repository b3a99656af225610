package io.streamgauge.service.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a client that comes back up to date: reads from where it was to where the feed is, with a
 * consumer of its own, and hands it over to the feed.
 */
final class CatchUp implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** One that takes less than the room in this time keeps others who come back waiting. */
  private static final Duration ROOM_WITHIN = Duration.ofSeconds(10);

  private final Feed feed;
  private final long mostBehind;
  private final EventClient client;

  /**
   * @param mostBehind how many records may be read
   */
  CatchUp(Feed feed, long mostBehind, EventClient client) {
    this.feed = feed;
    this.mostBehind = mostBehind;
    this.client = client;
  }

  @Override
  public void run() {
    try (FeedReader reader = feed.open(List.copyOf(client.filter().kinds()))) {
      Offsets ends = reader.ends();
      moveToWhatIsThere(reader.beginnings(), ends);
      reader.seek(client.progress().start());
      if (readUpTo(ends, reader)) {
        feed.listen(client);
        if (readUpTo(client.joined().get(), reader)) {
          client.goLive();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.writer().drop();
    } catch (KafkaException | ExecutionException | CancellationException e) {
      LOG.warn("A client of the event stream could not be brought up to date", e);
      client.writer().drop();
    }
  }

  private void moveToWhatIsThere(Offsets beginnings, Offsets ends) {
    Progress progress = client.progress();
    if (progress.generation() != ends.generation()) {
      restart(ends, "the topics have been created anew");
      return;
    }
    progress.complete(client.filter().kinds(), ends);
    List<FeedKind<?>> gone = progress.moveInto(beginnings, ends);
    if (!gone.isEmpty()) {
      client.send(Frames.gap(gone, "the records are not kept any more"));
    }
    if (progress.distance(ends) > mostBehind) {
      restart(ends, "more than " + mostBehind + " records have come since");
    }
  }

  private void restart(Offsets at, String reason) {
    client.progress().restart(client.filter().kinds(), at);
    client.send(Frames.gap(List.copyOf(client.filter().kinds()), reason));
  }

  /** Whether the client still listens. */
  private boolean readUpTo(Offsets target, FeedReader reader) throws InterruptedException {
    while (!client.progress().covers(target)) {
      if (!client.writer().awaitRoom(ROOM_WITHIN) || !client.deliver(reader.poll(POLL))) {
        return false;
      }
    }
    return client.beat();
  }
}
