package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  static {
    Topics.all(); // has Avro trust our records
  }

  private final Evidence evidence = new Evidence();

  @Test
  void keepsTheSlowestTraces() {
    Stream.of(3, 9, 1, 7, 5).forEach(nanos -> evidence.add(trace(nanos)));

    assertThat(evidence.traces()).extracting(TracedEvent::getDuration).containsExactly(9L, 7L, 5L);
  }

  @Test
  void isTheSameInWhateverOrderPartsAreAdded() {
    Evidence one = new Evidence();
    one.add(0, 1, 2);
    one.add(trace(4));
    Evidence other = new Evidence();
    other.add(1, 3, 4);
    other.add(0, 5, 6);
    other.add(trace(8));
    evidence.add(one);
    evidence.add(other.sources(), other.traces());
    other.add(one);

    assertThat(evidence.sources()).isEqualTo(other.sources());
    assertThat(evidence.traces()).isEqualTo(other.traces());
  }

  @Test
  void goesThroughTopicsAndStores() {
    Distribution content = new Distribution();
    content.add(1_000, 9, null);
    content.addSource(2, 100, 107);
    content.addTrace(trace(9));
    SeriesKey key = new SeriesKey(io.streamgauge.metric.Measure.REQUESTS, "shop", "GET /");

    Distribution stored = Distribution.of(content.toDelta(key, 0));

    assertThat(stored.sources()).isEqualTo(List.of(new OffsetRange(2, 100L, 107L)));
    assertThat(stored.traces()).isEqualTo(List.of(trace(9)));
  }

  private static TracedEvent trace(long nanos) {
    return new TracedEvent("4bf92f3577b34da6a3ce929d0e0e47" + nanos, 1_000L, nanos);
  }
}
