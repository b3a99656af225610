package io.streamgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class SourceOffsetTest {

  @Test
  void goesThroughHeadersAsPartitionAndOffset() {
    Headers headers = new SourceOffset(3, 258).toHeaders();

    assertThat(headers.toArray()).hasSize(1);
    assertThat(headers.lastHeader("streamgauge.source").value())
        .containsExactly(0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 1, 2);
    assertThat(SourceOffset.of(headers)).contains(new SourceOffset(3, 258));
  }

  @Test
  void isUnknownWithoutAHeaderThatTellsIt() {
    assertThat(SourceOffset.of(new RecordHeaders())).isEmpty();
    assertThat(SourceOffset.of(new RecordHeaders().add("streamgauge.source", new byte[3])))
        .isEmpty();
    assertThat(SourceOffset.rangesOf(new RecordHeaders())).isEmpty();
  }
}
