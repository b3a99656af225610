package io.streamgauge.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records read directly are those that Avro reads. */
class DirectReaderTest {

  private static final int RECORDS = 300;

  static {
    TrustedRecords.trust();
  }

  static Stream<Schema> schemas() {
    return Stream.of(
        RequestBatch.getClassSchema(),
        QueryBatch.getClassSchema(),
        CacheBatch.getClassSchema(),
        MemoryBatch.getClassSchema(),
        GaugeBatch.getClassSchema(),
        GaugeWindow.getClassSchema(),
        LatencyDelta.getClassSchema(),
        LatencySummary.getClassSchema(),
        MemoryTrend.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsWhatAvroReads(Schema schema) throws IOException {
    DirectReader direct = reader(schema);
    for (Object random : new RandomData(schema, RECORDS, 7L, true)) {
      byte[] frame = frame(schema, random);

      FrameInput input = new FrameInput(frame, WireFormat.HEADER);
      Object read = direct.read(input);

      assertThat(input.isEnd()).isTrue();
      assertThat(read).isEqualTo(read(schema, frame));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void refusesWhatEndsTooSoon(Schema schema) throws IOException {
    DirectReader direct = reader(schema);
    Object random = new RandomData(schema, 1, 3L, true).iterator().next();
    byte[] frame = frame(schema, random);
    for (int length = WireFormat.HEADER; length < frame.length; length++) {
      byte[] part = Arrays.copyOf(frame, length);

      assertThatThrownBy(() -> direct.read(new FrameInput(part, WireFormat.HEADER)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void takesNoMoreMemoryThanAFrameIsLong() {
    byte[] billionsOfEntries = {0, 0, 0, 0, 0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 0x7F};

    assertThatThrownBy(
            () ->
                reader(Schema.createArray(Schema.create(Schema.Type.LONG)))
                    .read(new FrameInput(billionsOfEntries, WireFormat.HEADER)))
        .hasMessageContaining("bytes left");
  }

  @Test
  void sharesNamesAndWhatConsistsOfThem() throws IOException {
    Schema schema = Schema.createArray(Schema.create(Schema.Type.STRING));
    byte[] frame = frame(schema, List.of("GET /orders", "GET /stock"));

    List<?> first = (List<?>) reader(schema).read(new FrameInput(frame, WireFormat.HEADER));
    List<?> second = (List<?>) reader(schema).read(new FrameInput(frame, WireFormat.HEADER));

    assertThat(second.get(0)).isEqualTo("GET /orders").isSameAs(first.get(0));
  }

  @Test
  void leavesOtherLayoutsToAvro() {
    assertThat(
            DirectReader.of(
                LatencyDelta.getClassSchema(), LatencySummary.getClassSchema(), SpecificData.get()))
        .isEmpty();
  }

  private static DirectReader reader(Schema schema) {
    return DirectReader.of(schema, schema, SpecificData.get()).orElseThrow();
  }

  private static byte[] frame(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(1));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static SpecificRecord read(Schema schema, byte[] frame) throws IOException {
    int length = frame.length - WireFormat.HEADER;
    return new SpecificDatumReader<SpecificRecord>(schema, schema, SpecificData.get())
        .read(null, DecoderFactory.get().binaryDecoder(frame, WireFormat.HEADER, length, null));
  }
}
