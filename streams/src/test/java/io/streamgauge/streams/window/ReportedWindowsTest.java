package io.streamgauge.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.store.StoreFamily;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportedWindowsTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final StoreFamily FAMILY = new StoreFamily("test");

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final KeyValueStore<Bytes, byte[]> open =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(FAMILY.open()), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void openTheStore() {
    context.setCurrentSystemTimeMs(NOW);
    open.init(context.getStateStoreContext(), open);
  }

  @AfterEach
  void closeTheStore() {
    open.close();
  }

  @Test
  void reportsNoMoreOnceClosedSoThatATaskThatBeginsAnewReportsOnce() {
    reported().close();
    ReportedWindows<String, String> anew = reported();
    anew.observe(NOW);
    anew.put(WindowId.holding(Resolution.TEN_SECONDS, NOW, "series"), "content");

    context.scheduledPunctuators().stream()
        .filter(punctuator -> !punctuator.cancelled())
        .forEach(punctuator -> punctuator.getPunctuator().punctuate(NOW));

    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void asksForACommitWhenAllIsReported() {
    ReportedWindows<String, String> windows = reported();
    windows.observe(NOW);
    for (int i = 0; i < 2_500; i++) {
      windows.put(WindowId.holding(Resolution.TEN_SECONDS, NOW, "series-" + i), "content");
    }
    var tick = context.scheduledPunctuators().get(0).getPunctuator();

    tick.punctuate(NOW);
    assertThat(context.forwarded()).hasSize(2_000);
    assertThat(context.committed()).isFalse();

    tick.punctuate(NOW + 1_000);
    assertThat(context.forwarded()).hasSize(2_500);
    assertThat(context.committed()).isTrue();
  }

  private ReportedWindows<String, String> reported() {
    return new ReportedWindows<>(
        context,
        FAMILY,
        new Heap(),
        TimeMode.Live.defaults(),
        Cadence.LIVE,
        content -> NOW,
        (content, window, state) -> content);
  }

  private static final class Heap implements Windows<String> {

    private final Map<WindowId, String> content = new HashMap<>();

    @Override
    public String get(WindowId window) {
      return content.get(window);
    }

    @Override
    public void put(WindowId window, String value) {
      content.put(window, value);
    }

    @Override
    public void ensureSegments(long wallClock) {}
  }
}
