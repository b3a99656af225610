package io.streamgauge.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.lifecycle.Memory;
import io.streamgauge.alerting.rules.PastWindow;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredMemoryTest {

  private static final String KEY = "requests.errorRate\tshop\tGET /";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private Memory memory;

  @BeforeEach
  void open() {
    context.addStateStore(new Strict());
    memory = StoredMemory.of(context);
  }

  @Test
  void findsTheWindowsThatBeginWithinASpan() {
    remember(60_000, 0);
    remember(120_000, 0);
    remember(180_000, 0);

    assertThat(memory.past(KEY, MINUTE, 60_000, 180_000))
        .containsExactly(window(60_000), window(120_000));
  }

  @Test
  void asksTheStoreForNothingWhereTheSpanIsEmpty() {
    remember(60_000, 0);

    assertThat(memory.past(KEY, MINUTE, 60_000, 60_000)).isEmpty();
    assertThat(memory.past(KEY, MINUTE, 120_000, 60_000)).isEmpty();
  }

  @Test
  void forgetsWhatBeganBefore() {
    remember(60_000, 0);
    remember(120_000, 120_000);

    assertThat(memory.past(KEY, MINUTE, 0, 180_000)).containsExactly(window(120_000));
  }

  private void remember(long start, long before) {
    memory.past(KEY, MINUTE, window(start), before);
  }

  private static PastWindow window(long start) {
    return new PastWindow(start, 0.5, 100);
  }

  /** The stores of Kafka Streams only log a range that ends before it begins. */
  private static final class Strict extends InMemoryKeyValueStore {

    private Strict() {
      super(AlertingTopology.PAST);
    }

    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
      assertThat(from).isLessThanOrEqualTo(to);
      return super.range(from, to);
    }
  }
}
