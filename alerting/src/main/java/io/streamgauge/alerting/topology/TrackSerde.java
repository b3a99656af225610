package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.Life;
import io.streamgauge.alerting.lifecycle.Recent;
import io.streamgauge.alerting.lifecycle.Track;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Tracks as bytes: version, state ({@link LifeFormat}), judged, transitions, the bits of the recent
 * windows, heard, and the times at which it fired. Versions 1 (34 bytes) and 2 (42 bytes), which
 * knew less, are still read.
 */
final class TrackSerde implements Serde<Track> {

  private static final byte FIRST_VERSION = 1;
  private static final byte SECOND_VERSION = 2;
  private static final byte VERSION = 3;
  private static final int LONGS = 6;

  @Override
  public Serializer<Track> serializer() {
    return (topic, track) -> track == null ? null : write(track);
  }

  private static byte[] write(Track track) {
    int size =
        Byte.BYTES
            + LifeFormat.size(track.life())
            + LONGS * Long.BYTES
            + (1 + track.fired().size()) * Long.BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(size).put(VERSION);
    LifeFormat.write(track.life(), buffer);
    buffer
        .putLong(track.judged())
        .putLong(track.transitions())
        .putLong(track.recent().breached())
        .putLong(track.recent().complete())
        .putLong(track.recent().last())
        .putLong(track.heard())
        .putLong(track.fired().size());
    track.fired().forEach(buffer::putLong);
    return buffer.array();
  }

  @Override
  public Deserializer<Track> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private static Track read(String topic, byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte version = buffer.get();
      Track track =
          switch (version) {
            case FIRST_VERSION, SECOND_VERSION -> readEarlier(version, buffer);
            case VERSION -> read(buffer);
            default -> throw new SerializationException("version " + version + " is unknown");
          };
      if (buffer.hasRemaining()) {
        throw new SerializationException(buffer.remaining() + " bytes are too many");
      }
      return track;
    } catch (BufferUnderflowException | IllegalArgumentException | SerializationException e) {
      throw new SerializationException(
          "%s holds %d bytes that are no track: %s".formatted(topic, bytes.length, e), e);
    }
  }

  private static Track read(ByteBuffer buffer) {
    Life life = LifeFormat.read(buffer);
    long judged = buffer.getLong();
    long transitions = buffer.getLong();
    Recent recent = new Recent(buffer.getLong(), buffer.getLong(), buffer.getLong());
    long heard = buffer.getLong();
    long firings = buffer.getLong();
    List<Long> fired = new ArrayList<>();
    for (long i = 0; i < firings; i++) {
      fired.add(buffer.getLong());
    }
    return new Track(life, judged, transitions, recent, heard, fired);
  }

  /**
   * State, judged, transitions, two times of the state and, from the second on, recent breaches.
   */
  private static Track readEarlier(byte version, ByteBuffer buffer) {
    byte state = buffer.get();
    long judged = buffer.getLong();
    long transitions = buffer.getLong();
    long since = buffer.getLong();
    long latest = buffer.getLong();
    Life life =
        version == FIRST_VERSION && state == LifeFormat.FIRING
            ? new Life.Firing(since)
            : LifeFormat.life(state, since, latest);
    Recent recent = version == FIRST_VERSION ? Recent.NONE : new Recent(buffer.getLong(), 0, 0);
    return new Track(life, judged, transitions, recent, Track.NEVER, List.of());
  }
}
