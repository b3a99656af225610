package io.streamgauge.streams.intake;

import io.streamgauge.metric.OffsetRange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Where a batch lies in its topic of events. It goes with all that is made of the batch through a
 * repartition, as the one header {@value #HEADER} of its records: {@value #BYTES} bytes, the
 * partition (4) and the offset (8), big-endian.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record SourceOffset(int partition, long offset) {

  static final String HEADER = "streamgauge.source";

  /** Length in bytes of what {@link #putInto} writes. */
  public static final int BYTES = Integer.BYTES + Long.BYTES;

  public SourceOffset {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "partition %d and offset %d must be 0 or more".formatted(partition, offset));
    }
  }

  /** Headers that tell where the record lies that is being processed, which is one of events. */
  public static Headers headersOf(ProcessorContext<?, ?> context) {
    return context
        .recordMetadata()
        .map(record -> new SourceOffset(record.partition(), record.offset()).toHeaders())
        .orElseGet(RecordHeaders::new);
  }

  /** What the headers tell; empty for records that were written before there was this header. */
  public static Optional<SourceOffset> of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value().length != BYTES
        ? Optional.empty()
        : Optional.of(takenFrom(ByteBuffer.wrap(header.value())));
  }

  /** The range of what the headers tell; nothing where they do not. */
  public static List<OffsetRange> rangesOf(Headers headers) {
    return of(headers).map(SourceOffset::range).orElse(List.of());
  }

  /** The headers that tell this. */
  public Headers toHeaders() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    putInto(bytes);
    return new RecordHeaders().add(HEADER, bytes.array());
  }

  /** Writes this at the buffer's position. */
  public void putInto(ByteBuffer bytes) {
    bytes.putInt(partition).putLong(offset);
  }

  /** Reads what {@link #putInto} has written. */
  public static SourceOffset takenFrom(ByteBuffer bytes) {
    return new SourceOffset(bytes.getInt(), bytes.getLong());
  }

  /** The range that holds this batch alone. */
  public List<OffsetRange> range() {
    return List.of(new OffsetRange(partition, offset, offset));
  }
}
