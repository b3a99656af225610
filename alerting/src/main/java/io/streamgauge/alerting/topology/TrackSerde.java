package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.Life;
import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.lifecycle.Life.Inactive;
import io.streamgauge.alerting.lifecycle.Life.Pending;
import io.streamgauge.alerting.lifecycle.Life.Resolved;
import io.streamgauge.alerting.lifecycle.Recent;
import io.streamgauge.alerting.lifecycle.Track;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Tracks as 42 bytes: version, state, then judged, transitions, since, lastSeen of what is pending
 * or quietSince of what fires, and the bits of the recent windows; 0 in the states that have none.
 * Version 1 knew neither quietSince nor recent windows, and took 34.
 */
final class TrackSerde implements Serde<Track> {

  private static final byte FIRST_VERSION = 1;
  private static final byte VERSION = 2;
  private static final int FIRST_SIZE = 2 * Byte.BYTES + 4 * Long.BYTES;
  private static final int SIZE = FIRST_SIZE + Long.BYTES;

  private static final byte INACTIVE = 0;
  private static final byte PENDING = 1;
  private static final byte FIRING = 2;
  private static final byte RESOLVED = 3;

  @Override
  public Serializer<Track> serializer() {
    return (topic, track) -> track == null ? null : write(track);
  }

  private static byte[] write(Track track) {
    Life life = track.life();
    byte state = INACTIVE;
    long since = 0;
    long latest = 0;
    if (life instanceof Pending pending) {
      state = PENDING;
      since = pending.since();
      latest = pending.lastSeen();
    } else if (life instanceof Firing firing) {
      state = FIRING;
      since = firing.since();
      latest = firing.quietSince();
    } else if (life instanceof Resolved resolved) {
      state = RESOLVED;
      since = resolved.since();
    }
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .put(state)
        .putLong(track.judged())
        .putLong(track.transitions())
        .putLong(since)
        .putLong(latest)
        .putLong(track.recent().bits())
        .array();
  }

  @Override
  public Deserializer<Track> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private static Track read(String topic, byte[] bytes) {
    boolean first = bytes.length == FIRST_SIZE && bytes[0] == FIRST_VERSION;
    if (!first && (bytes.length != SIZE || bytes[0] != VERSION)) {
      throw new SerializationException(
          "%s holds %d bytes of version %d, expected are %d of version %d"
              .formatted(topic, bytes.length, bytes.length == 0 ? -1 : bytes[0], SIZE, VERSION));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    byte state = buffer.get();
    long judged = buffer.getLong();
    long transitions = buffer.getLong();
    long since = buffer.getLong();
    long latest = buffer.getLong();
    Life life = life(state, since, first && state == FIRING ? Firing.NOT_QUIET : latest);
    return new Track(life, judged, transitions, new Recent(first ? 0 : buffer.getLong()));
  }

  private static Life life(byte state, long since, long latest) {
    return switch (state) {
      case INACTIVE -> new Inactive();
      case PENDING -> new Pending(since, latest);
      case FIRING -> new Firing(since, latest);
      case RESOLVED -> new Resolved(since);
      default -> throw new SerializationException("state " + state + " is not 0, 1, 2 or 3");
    };
  }
}
