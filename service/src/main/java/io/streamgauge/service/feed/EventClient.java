package io.streamgauge.service.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * One client over HTTP: sends what it wants and has not got yet.
 *
 * <p>One that comes back is brought up to date by a {@link CatchUp} first, in another thread; what
 * the feed reads meanwhile is held until then. Its progress belongs to that thread until {@link
 * #goLive}, and to the feed's afterwards.
 */
final class EventClient implements Listener {

  private static final long RETRY_MILLIS = 2_000;
  private static final int MOST_HELD = 50_000;

  private final FeedFilter filter;
  private final EventIds ids;
  private final Progress progress;
  private final EventWriter writer;
  private final Duration heartbeat;
  private final LongSupplier nanoClock;
  private final CompletableFuture<Offsets> joined = new CompletableFuture<>();
  private final Deque<Batch> held = new ArrayDeque<>();
  private long heldEntries;
  private long lastSent;
  private volatile boolean live;

  /**
   * @param progress how far it had come; nothing where it is new
   * @param nanoClock monotonic
   */
  EventClient(
      FeedFilter filter,
      EventIds ids,
      Progress progress,
      EventWriter writer,
      Duration heartbeat,
      LongSupplier nanoClock) {
    this.filter = filter;
    this.ids = ids;
    this.progress = progress;
    this.writer = writer;
    this.heartbeat = heartbeat;
    this.nanoClock = nanoClock;
    live = progress.isEmpty();
    writer.send(Frames.opening(RETRY_MILLIS));
  }

  /** Whether it gets what comes from now on, and needs no bringing up to date. */
  boolean isNew() {
    return live;
  }

  FeedFilter filter() {
    return filter;
  }

  Progress progress() {
    return progress;
  }

  EventWriter writer() {
    return writer;
  }

  /** Where the feed was when this began to listen. */
  CompletableFuture<Offsets> joined() {
    return joined;
  }

  @Override
  public void begin(Offsets now) {
    if (live) {
      progress.complete(filter.kinds(), now);
      beat();
    }
    joined.complete(now);
  }

  @Override
  public boolean take(Batch batch) {
    if (!live) {
      return hold(batch);
    }
    while (!held.isEmpty()) {
      if (!deliver(held.remove())) {
        return false;
      }
    }
    return deliver(batch);
  }

  private boolean hold(Batch batch) {
    if (!batch.entries().isEmpty()) {
      held.add(batch);
      heldEntries += batch.entries().size();
    }
    if (heldEntries > MOST_HELD) {
      writer.drop();
    }
    return !writer.ended().isDone();
  }

  /** From now on the feed delivers, beginning with what it has held. */
  void goLive() {
    live = true;
  }

  /** Sends what is wanted and new of a batch. */
  boolean deliver(Batch batch) {
    for (FeedKind<?> kind : filter.kinds()) {
      List<Entry> wanted =
          batch.of(kind).stream().filter(progress::isNew).filter(filter::accepts).toList();
      progress.advance(kind, batch.after());
      if (!wanted.isEmpty() && !send(Frames.events(kind, wanted, ids.write(progress)))) {
        return false;
      }
    }
    return nanoClock.getAsLong() - lastSent < heartbeat.toNanos()
        ? !writer.ended().isDone()
        : beat();
  }

  /** Tells the client where it is. */
  boolean beat() {
    return send(Frames.heartbeat(ids.write(progress)));
  }

  boolean send(byte[] frame) {
    lastSent = nanoClock.getAsLong();
    return writer.send(frame);
  }

  @Override
  public void end() {
    joined.cancel(false);
    writer.send(Frames.farewell());
    writer.end();
  }
}
