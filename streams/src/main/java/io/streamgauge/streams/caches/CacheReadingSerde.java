package io.streamgauge.streams.caches;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.streams.intake.SourceOffset;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How readings are stored: where it came from, after a byte {@value #WITH_SOURCE}, and then the
 * batch as another serde writes it. Where that is not known, the batch alone, which begins with a 0
 * in the wire format of schema registries; so were all readings before their sources were kept.
 */
public final class CacheReadingSerde implements Serde<CacheReading> {

  private static final byte WITH_SOURCE = 1;
  private static final int PREFIX = 1 + SourceOffset.BYTES;

  private final Serde<CacheBatch> batches;

  public CacheReadingSerde(Serde<CacheBatch> batches) {
    this.batches = requireNonNull(batches, "batches");
  }

  @Override
  public Serializer<CacheReading> serializer() {
    return (topic, reading) -> {
      if (reading == null) {
        return null;
      }
      byte[] batch = batches.serializer().serialize(topic, reading.batch());
      return reading.source().map(source -> withSource(source, batch)).orElse(batch);
    };
  }

  private static byte[] withSource(SourceOffset source, byte[] batch) {
    ByteBuffer bytes = ByteBuffer.allocate(PREFIX + batch.length).put(WITH_SOURCE);
    source.putInto(bytes);
    return bytes.put(batch).array();
  }

  @Override
  public Deserializer<CacheReading> deserializer() {
    return (topic, bytes) -> {
      if (bytes == null) {
        return null;
      }
      if (bytes.length < PREFIX || bytes[0] != WITH_SOURCE) {
        return new CacheReading(batch(topic, bytes), Optional.empty());
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).position(1);
      SourceOffset source = SourceOffset.takenFrom(buffer);
      byte[] batch = new byte[buffer.remaining()];
      buffer.get(batch);
      return new CacheReading(batch(topic, batch), Optional.of(source));
    };
  }

  private CacheBatch batch(String topic, byte[] bytes) {
    return batches.deserializer().deserialize(topic, bytes);
  }

  @Override
  public void close() {
    batches.close();
  }
}
