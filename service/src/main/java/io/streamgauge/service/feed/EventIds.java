package io.streamgauge.service.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * The ids of server-sent events: how far a client has come, as text. Any process with the same
 * kinds reads what another one wrote. What an id is made of is nobody's business outside: a
 * version, the generation of the topics, and the offsets of each kind; those of a kind that shares
 * its topic with another are written as differences.
 */
final class EventIds {

  private static final int VERSION = 1;
  private static final int MOST_PARTITIONS = 100_000;

  private final List<FeedKind<?>> kinds;

  /**
   * @param kinds all there are; their order is part of each id
   */
  EventIds(List<FeedKind<?>> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  String write(Progress progress) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      encoder.writeInt(VERSION);
      encoder.writeInt(progress.generation());
      Map<String, long[]> bases = new HashMap<>();
      for (var each : progress.next().entrySet()) {
        encoder.writeInt(kinds.indexOf(each.getKey()));
        writeOffsets(encoder, each.getValue(), base(bases, each.getKey()));
        bases.put(each.getKey().topic().name(), each.getValue());
      }
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  private static void writeOffsets(BinaryEncoder encoder, long[] offsets, long[] base)
      throws IOException {
    encoder.writeInt(offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      encoder.writeLong(offsets[i] - at(base, i));
    }
  }

  /**
   * What an id tells.
   *
   * @throws IllegalArgumentException if it is none
   */
  Progress read(String id) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id);
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      require(decoder.readInt() == VERSION);
      int generation = decoder.readInt();
      Map<FeedKind<?>, long[]> known = new LinkedHashMap<>();
      Map<String, long[]> bases = new HashMap<>();
      while (!decoder.isEnd()) {
        int index = decoder.readInt();
        require(index >= 0 && index < kinds.size());
        FeedKind<?> kind = kinds.get(index);
        long[] offsets = readOffsets(decoder, base(bases, kind));
        bases.put(kind.topic().name(), offsets);
        known.put(kind, offsets);
      }
      require(!known.isEmpty());
      return new Progress(generation, known);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an id of an event", e);
    }
  }

  private static long[] readOffsets(BinaryDecoder decoder, long[] base) throws IOException {
    int length = decoder.readInt();
    require(length > 0 && length <= MOST_PARTITIONS);
    long[] offsets = new long[length];
    for (int i = 0; i < length; i++) {
      offsets[i] = decoder.readLong() + at(base, i);
      require(offsets[i] >= 0);
    }
    return offsets;
  }

  private static long[] base(Map<String, long[]> bases, FeedKind<?> kind) {
    return bases.getOrDefault(kind.topic().name(), new long[0]);
  }

  private static long at(long[] offsets, int partition) {
    return partition < offsets.length ? offsets[partition] : 0;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not an id of an event");
    }
  }
}
