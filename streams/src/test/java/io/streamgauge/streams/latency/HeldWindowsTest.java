package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.Windows;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldWindowsTest {

  private static final WindowId WINDOW =
      new WindowId(Resolution.TEN_SECONDS, 0, "REQUESTS\tshop\ta");

  private final Store store = new Store();
  private long share = 1 << 20;
  private final HeldWindows windows =
      new HeldWindows(
          store,
          (window, content) -> content.toDelta(SeriesKey.parse(window.key()), window.start()),
          () -> share);

  @Test
  void writesWhatChangedOnceInEveryFlush() {
    Distribution content = new Distribution();
    for (int i = 0; i < 10; i++) {
      content.add(1000, 5, null);
      windows.put(WINDOW, content);
    }
    assertThat(store.writes).isZero();

    windows.flush();
    windows.flush();

    assertThat(store.writes).isEqualTo(1);
    assertThat(store.content.get(WINDOW).getCount()).isEqualTo(10);
  }

  @Test
  void readsTheStoreForWhatItDoesNotHold() {
    Distribution content = new Distribution();
    content.add(1000, 5, "HTTP 500");
    store.put(WINDOW, content.toDelta(SeriesKey.parse(WINDOW.key()), 0));

    assertThat(windows.get(WINDOW).errors()).isEqualTo(1);
    assertThat(windows.get(WINDOW)).isSameAs(windows.get(WINDOW));
    assertThat(windows.get(new WindowId(Resolution.ONE_HOUR, 0, WINDOW.key()))).isNull();
  }

  @Test
  void losesNothingOfManyMoreWindowsThanItsShareHolds() {
    share = 10_000;
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1000; i++) {
        WindowId window = new WindowId(Resolution.TEN_SECONDS, i * 10_000L, WINDOW.key());
        Distribution content = windows.get(window);
        content = content == null ? new Distribution() : content;
        content.add(i * 10_000L, i, null);
        windows.put(window, content);
      }
      windows.flush();
    }

    assertThat(store.content).hasSize(1000);
    assertThat(store.content.values()).allSatisfy(one -> assertThat(one.getCount()).isEqualTo(3));
    assertThat(windows.size()).isLessThan(100);
  }

  @Test
  void writesAWindowThatIsReleasedAtOnceAndOnce() {
    Distribution content = new Distribution();
    content.add(1000, 5, null);
    windows.put(WINDOW, content);

    windows.release(WINDOW);

    assertThat(store.content).containsKey(WINDOW);
    assertThat(windows.size()).isZero();
    windows.flush();
    windows.release(WINDOW);
    assertThat(store.writes).isEqualTo(1);
  }

  private static final class Store implements Windows<LatencyDelta> {

    private final Map<WindowId, LatencyDelta> content = new HashMap<>();
    private int writes;

    @Override
    public LatencyDelta get(WindowId window) {
      return content.get(window);
    }

    @Override
    public void put(WindowId window, LatencyDelta value) {
      content.put(window, value);
      writes++;
    }

    @Override
    public void ensureSegments(long wallClock) {}
  }
}
