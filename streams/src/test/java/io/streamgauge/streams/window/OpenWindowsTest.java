package io.streamgauge.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenWindowsTest {

  private static final long NOW = 1_700_000_000_000L;

  private final KeyValueStore<Bytes, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("open"), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final List<String> reported = new ArrayList<>();

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void reportsOpenThenClosedThenFinalOnce() {
    Watermark watermark = new Watermark(TimeMode.Live.defaults());
    OpenWindows windows = new OpenWindows(store, watermark, NOW);
    watermark.observe(NOW, NOW);
    windows.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW, "a"));

    for (long second = 0; second < 60; second++) {
      windows.report(NOW + second * 1000, this::note);
    }

    assertThat(reported).containsExactly("a OPEN", "a CLOSED", "a FINAL");
  }

  @Test
  void knowsWhenEverythingBeforeAMarkIsReportedHoweverMuchComesBehindIt() {
    Watermark watermark = new Watermark(TimeMode.Live.defaults());
    OpenWindows windows = new OpenWindows(store, watermark, NOW);
    watermark.observe(NOW, NOW);
    change(windows, "before", 2_000);
    windows.mark();
    assertThat(windows.hasReportedMark()).isFalse();

    change(windows, "behind", 2_500);
    windows.report(NOW, this::note);
    assertThat(windows.hasReportedMark()).isFalse();

    change(windows, "later", 2_500);
    boolean more = windows.report(NOW + 100, this::note);

    assertThat(windows.hasReportedMark()).isTrue();
    assertThat(more).isTrue();
  }

  private static void change(OpenWindows windows, String name, int number) {
    for (int i = 0; i < number; i++) {
      windows.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW, name + i));
    }
  }

  @Test
  void tellsReadersFromWhereOnWindowsMayBeOpen() {
    Watermark watermark = new Watermark(TimeMode.Live.defaults());
    OpenWindows windows = new OpenWindows(store, watermark, NOW);
    WindowId window = WindowId.holding(Resolution.TEN_SECONDS, NOW, "a");
    watermark.observe(NOW, NOW);
    windows.changed(window);
    windows.report(NOW, this::note);
    assertThat(OpenWindows.finalFrom(store)).isLessThanOrEqualTo(window.end());

    windows.report(NOW + 60_000, this::note);
    assertThat(OpenWindows.finalFrom(store)).isGreaterThan(window.end());

    windows.changed(window); // a correction
    assertThat(OpenWindows.finalFrom(store)).isLessThanOrEqualTo(window.end());

    OpenWindows again = new OpenWindows(store, new Watermark(TimeMode.Live.defaults()), NOW);
    again.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW - 60_000, "b"));
    assertThat(OpenWindows.finalFrom(store)).isLessThanOrEqualTo(NOW - 50_000);
  }

  @Test
  void reportsInTheOrderOfTimeHoweverWindowsChanged() {
    Watermark watermark = new Watermark(TimeMode.Live.defaults());
    OpenWindows windows = new OpenWindows(store, watermark, NOW);
    watermark.observe(NOW, NOW);
    windows.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW, "first"));
    windows.report(NOW, (window, state) -> {});
    List<Long> ends = new ArrayList<>();

    for (int age : new int[] {10, 0, 30, 20}) {
      windows.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW - age * 1000, "a"));
    }
    windows.report(NOW + 1_000, (window, state) -> ends.add(window.end()));

    assertThat(ends).hasSize(4).isSorted();
  }

  @Test
  void reportsWhatIsOpenAnewAfterARestart() {
    Watermark watermark = new Watermark(TimeMode.Live.defaults());
    OpenWindows before = new OpenWindows(store, watermark, NOW);
    watermark.observe(NOW, NOW);
    before.changed(WindowId.holding(Resolution.TEN_SECONDS, NOW, "a"));
    before.report(NOW, (window, state) -> {});

    new OpenWindows(store, new Watermark(TimeMode.Live.defaults()), NOW).report(NOW, this::note);

    assertThat(reported).containsExactly("a OPEN");
  }

  @Test
  void reportsVeryManyRecordedWindowsInSeveralCallsInTheOrderOfTheirEnds() {
    AtomicBoolean ended = new AtomicBoolean();
    OpenWindows windows =
        new OpenWindows(store, new Watermark(new TimeMode.Recorded(ended::get)), NOW);
    for (int i = 29_999; i >= 0; i--) {
      windows.changed(new WindowId(Resolution.TEN_SECONDS, i * 10_000L, "s"));
    }
    List<Long> starts = new ArrayList<>();
    windows.report(NOW, (window, state) -> starts.add(window.start()));
    assertThat(starts).isEmpty();

    ended.set(true);
    windows.report(NOW, (window, state) -> starts.add(window.start()));
    assertThat(starts).hasSize(20_000);
    windows.report(NOW, (window, state) -> starts.add(window.start()));

    assertThat(starts).hasSize(30_000).isSorted().doesNotHaveDuplicates();
    assertThat(OpenWindows.anyOpen(store)).isFalse();
  }

  private void note(WindowId window, WindowState state) {
    reported.add(window.key() + " " + state);
  }
}
