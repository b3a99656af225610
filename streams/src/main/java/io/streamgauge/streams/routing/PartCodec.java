package io.streamgauge.streams.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Answers of an instance as bytes, partition by partition, each text and value with its length. */
final class PartCodec {

  private static final byte VERSION = 1;

  private PartCodec() {}

  static byte[] encode(Map<Integer, PartAnswer> answers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(answers.size());
      for (Map.Entry<Integer, PartAnswer> part : answers.entrySet()) {
        out.writeInt(part.getKey());
        write(part.getValue(), out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(PartAnswer answer, DataOutputStream out) throws IOException {
    out.writeByte(answer.kind().ordinal());
    write(answer.reason().getBytes(UTF_8), out);
    out.writeLong(answer.lag());
    out.writeInt(answer.position().offsets().size());
    for (Map.Entry<TopicPartition, Long> offset : answer.position().offsets().entrySet()) {
      write(offset.getKey().topic().getBytes(UTF_8), out);
      out.writeInt(offset.getKey().partition());
      out.writeLong(offset.getValue());
    }
    out.writeInt(answer.entries().size());
    for (Entry<byte[]> entry : answer.entries()) {
      write(entry.key().getBytes(UTF_8), out);
      out.writeLong(entry.start());
      out.writeBoolean(entry.open());
      write(entry.value(), out);
    }
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * @throws UnreadableException if it is not what {@link #encode} has written
   */
  static Map<Integer, PartAnswer> decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new UnreadableException("it is of another version");
      }
      Map<Integer, PartAnswer> answers = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        answers.put(in.readInt(), answer(in));
      }
      return answers;
    } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new UnreadableException("its answer cannot be read: " + e, e);
    }
  }

  private static PartAnswer answer(DataInputStream in) throws IOException {
    PartAnswer.Kind kind = PartAnswer.Kind.values()[in.readByte()];
    String reason = text(in);
    long lag = in.readLong();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      offsets.put(new TopicPartition(text(in), in.readInt()), in.readLong());
    }
    List<Entry<byte[]>> entries = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      entries.add(new Entry<>(text(in), in.readLong(), in.readBoolean(), bytes(in)));
    }
    return new PartAnswer(kind, reason, lag, new Position(offsets), entries);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("%d bytes are missing".formatted(length - bytes.length));
    }
    return bytes;
  }
}
