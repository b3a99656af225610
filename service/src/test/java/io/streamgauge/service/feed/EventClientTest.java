package io.streamgauge.service.feed;

import static io.streamgauge.service.feed.Kinds.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventClientTest {

  private final FakeOutput output = new FakeOutput(1_000);
  private final EventWriter writer = new EventWriter(output, () -> {}, 1 << 20);
  private final AtomicLong nanos = new AtomicLong();
  private final EventIds ids = new EventIds(Kinds.ALL);

  @Test
  void tellsANewClientWhereItIsBeforeAnythingCame() {
    EventClient client = client(new Progress(), Optional.empty());

    client.begin(offsets(1, new long[] {7}, new long[] {0}));

    assertThat(ids.read(lastId()).next().get(Kinds.REQUESTS)).containsExactly(7);
  }

  @Test
  void sendsWhatIsWanted() {
    EventClient client = client(new Progress(), Optional.of("a"));
    client.begin(offsets(1, new long[] {7}, new long[] {0}));

    client.take(batch(entry(7, "a"), entry(8, "b"), entry(9, "a")));

    assertThat(output.text())
        .endsWith("data: {\"series\":[{\"operation\":\"a\"},{\"operation\":\"a\"}]}\n\n")
        .contains("event: requests\nid: " + lastId());
    assertThat(ids.read(lastId()).next().get(Kinds.REQUESTS)).containsExactly(10);
  }

  @Test
  void movesTheIdOnWhereNothingIsWantedForLong() {
    EventClient client = client(new Progress(), Optional.of("a"));
    client.begin(offsets(1, new long[] {7}, new long[] {0}));
    client.take(batch(entry(7, "b")));
    assertThat(ids.read(lastId()).next().get(Kinds.REQUESTS)).containsExactly(7);

    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    client.take(batch());

    assertThat(output.text()).endsWith(": alive\nid: " + lastId() + "\n\n");
    assertThat(ids.read(lastId()).next().get(Kinds.REQUESTS)).containsExactly(8);
  }

  @Test
  void holdsWhatComesWhileItIsBroughtUpToDateAndSendsEachEventOnce() {
    EventClient client =
        client(new Progress(1, Map.of(Kinds.REQUESTS, new long[] {5})), Optional.empty());
    client.begin(offsets(1, new long[] {7}, new long[] {0}));
    client.take(batch(entry(7, "h7"), entry(8, "h8")));
    client.deliver(batch(entry(5, "c5"), entry(6, "c6"), entry(7, "c7")));
    assertThat(output.text()).contains("c5", "c6", "c7").doesNotContain("h7", "h8");

    client.goLive();
    client.take(batch(entry(9, "h9")));

    assertThat(output.text()).contains("h8", "h9").doesNotContain("h7");
  }

  private EventClient client(Progress progress, Optional<String> series) {
    writer.onWritePossible();
    FeedFilter filter =
        new FeedFilter(
            Set.of(Kinds.REQUESTS), Optional.empty(), series, Map.of(), "10s", Set.of(), Set.of());
    return new EventClient(filter, ids, progress, writer, Duration.ofSeconds(10), nanos::get);
  }

  private String lastId() {
    String text = output.text();
    int at = text.lastIndexOf("id: ") + 4;
    return text.substring(at, text.indexOf('\n', at));
  }

  private static Batch batch(Entry... entries) {
    long next = entries.length == 0 ? 0 : entries[entries.length - 1].offset() + 1;
    return new Batch(List.of(entries), offsets(1, new long[] {next}, new long[] {0}));
  }

  private static Entry entry(long offset, String series) {
    LatencySummary window = new LatencySummary();
    window.setSources(List.of());
    window.setExemplars(List.of());
    window.setSeries(series);
    window.setState(WindowState.OPEN);
    return new Entry(
        Kinds.REQUESTS, new Origin("shop", series), 0, offset, () -> Optional.of(window));
  }
}
