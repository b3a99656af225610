package io.streamgauge.streams.routing;

import io.streamgauge.service.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * How far stores have come: for partitions of the topics that fill them, the offset up to which
 * records are in the stores, exclusive. To users it is a token without a meaning.
 */
record Position(Map<TopicPartition, Long> offsets) {

  static final Position NONE = new Position(Map.of());

  private static final byte VERSION = 1;

  Position {
    offsets = Map.copyOf(offsets);
  }

  /** The further one of both, partition by partition. */
  Position merge(Position other) {
    if (other.isEmpty() || isEmpty()) {
      return isEmpty() ? other : this;
    }
    Map<TopicPartition, Long> furthest = new HashMap<>(offsets);
    other.offsets.forEach((partition, offset) -> furthest.merge(partition, offset, Math::max));
    return new Position(furthest);
  }

  /** The part of it that is about these inputs. */
  Position of(Collection<TopicPartition> inputs) {
    Map<TopicPartition, Long> part = new HashMap<>(offsets);
    part.keySet().retainAll(inputs);
    return new Position(part);
  }

  boolean isEmpty() {
    return offsets.isEmpty();
  }

  /** Whether this is as far as another one, in each of its partitions. */
  boolean reaches(Position wanted) {
    return wanted.offsets.entrySet().stream()
        .allMatch(want -> offsets.getOrDefault(want.getKey(), -1L) >= want.getValue());
  }

  /**
   * The token.
   *
   * @param topics all topics that may occur, in a fixed order
   */
  String token(List<String> topics) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(topics.hashCode());
      List<TopicPartition> partitions = new ArrayList<>(offsets.keySet());
      partitions.sort(
          Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
      for (TopicPartition partition : partitions) {
        ByteUtils.writeUnsignedVarint(topics.indexOf(partition.topic()), out);
        ByteUtils.writeUnsignedVarint(partition.partition(), out);
        ByteUtils.writeVarlong(offsets.get(partition), out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads a token.
   *
   * @throws ProblemException if it is none, or one of another version of the topology
   */
  static Position parse(String token, List<String> topics) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (in.get() != VERSION || in.getInt() != topics.hashCode()) {
        throw notOurs(token);
      }
      while (in.hasRemaining()) {
        String topic = topics.get(ByteUtils.readUnsignedVarint(in));
        int partition = ByteUtils.readUnsignedVarint(in);
        offsets.put(new TopicPartition(topic, partition), ByteUtils.readVarlong(in));
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw notOurs(token);
    }
    return new Position(offsets);
  }

  private static ProblemException notOurs(String token) {
    return ProblemException.badParameter("position", token, "the position of an earlier answer");
  }
}
