package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.event.Exemplar;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.Source;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.window.TimeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LatencyGatherTest {

  private static final long START = 1_700_000_000_000L;

  private final TimedColumns columns = new TimedColumns();
  private final LatencyGather gather = new LatencyGather(Measure.REQUESTS);
  private Variant variant = Variant.NONE;
  private final Punctuality punctuality =
      new Punctuality(TimeMode.Live.defaults(), () -> START + 60_000);

  @BeforeAll
  static void loadTheVocabulary() {
    assertThat(Topics.REQUESTS.name()).isNotBlank(); // makes Avro trust the generated classes
  }

  @Test
  void addsUpOverBatchesPerSeriesAndWindowAndForTheWholeService() {
    add("shop", List.of(0, 1, 0), List.of(0, 1, 10_000), List.of(5L, 7L, 11L));
    add("shop", List.of(0), List.of(2), List.of(3L));
    add("stock", List.of(0), List.of(0), List.of(1L));

    Map<String, LatencyDelta> deltas = flush();

    assertThat(deltas.keySet())
        .containsExactly(
            "shop * 0", "shop * 10", "shop a 0", "shop a 10", "shop b 0", "stock * 0", "stock a 0");
    assertThat(deltas.get("shop a 0").getCount()).isEqualTo(2);
    assertThat(deltas.get("shop a 0").getSum()).isEqualTo(8);
    assertThat(deltas.get("shop b 0").getErrors()).isEqualTo(1);
    assertThat(deltas.get("shop a 0").getErrorKinds()).isEmpty();
    assertThat(deltas.get("shop b 0").getErrorKinds()).isEqualTo(Map.of("HTTP 500", 1L));
    assertThat(deltas.get("shop * 0").getErrorKinds()).isEqualTo(Map.of("HTTP 500", 1L));
    assertThat(deltas.get("shop * 0").getCount()).isEqualTo(3);
    assertThat(deltas.get("shop * 0").getMin()).isEqualTo(3);
    assertThat(deltas.get("shop * 0").getMax()).isEqualTo(7);
    assertThat(DurationSketch.of(deltas.get("shop * 0").getSketch()).count()).isEqualTo(3);
  }

  @Test
  void keepsVariantsOfAServiceApart() {
    add("shop", List.of(0, 1), List.of(0, 0), List.of(5L, 7L));
    variant = new Variant("production", "1.5.0", "");
    add("shop", List.of(0), List.of(1), List.of(11L));
    variant = Variant.NONE;
    add("shop", List.of(0), List.of(2), List.of(13L));

    List<String> deltas = new ArrayList<>();
    gather.flush(
        (key, delta) -> deltas.add(key.series() + ' ' + delta.getVariant() + ' ' + delta.getSum()));

    assertThat(deltas)
        .containsExactlyInAnyOrder(
            "a  18",
            "b  7",
            "*  25",
            "a production\u001f1.5.0\u001f 11",
            "* production\u001f1.5.0\u001f 11");
  }

  @Test
  void holdsNothingAfterItWasFlushed() {
    add("shop", List.of(0), List.of(0), List.of(5L));
    flush();

    assertThat(gather.size()).isZero();
    assertThat(flush()).isEmpty();

    add("shop", List.of(0), List.of(0), List.of(6L));
    assertThat(flush().get("shop a 0").getSum()).isEqualTo(6);
  }

  @Test
  void leavesOutAndCountsWhatIsLateOrAhead() {
    LatencyGather.LeftOutEvents left =
        add("shop", List.of(0, 0, 0), List.of(0, -60_000, 600_000), List.of(1L, 2L, 3L));

    assertThat(left).isEqualTo(new LatencyGather.LeftOutEvents(1, 1));
    assertThat(flush().get("shop * 0").getCount()).isEqualTo(1);
  }

  @Test
  void takesNothingOfAMalformedBatch() {
    RequestBatch bad = batch("shop", List.of(0, 9), List.of(0, 0), List.of(1L, 1L));

    assertThatThrownBy(() -> columns.read(bad))
        .isInstanceOf(MalformedBatchException.class)
        .hasMessage("classIndex[1] is 9; classes has 2 entries");
    assertThat(flush()).isEmpty();
  }

  @Test
  void refusesTimesThatNoClockShows() {
    RequestBatch unset = batch("shop", List.of(0), List.of(0), List.of(1L));
    unset.setBaseTime(Long.MIN_VALUE);
    RequestBatch wrapping = batch("shop", List.of(0), List.of(1), List.of(1L));
    wrapping.setBaseTime(Long.MAX_VALUE);

    assertThatThrownBy(() -> columns.read(unset))
        .hasMessageContaining("baseTime is -9223372036854775808");
    assertThatThrownBy(() -> columns.read(wrapping)).hasMessageContaining("epoch milliseconds");
  }

  @Test
  void tellsWhereTheEventsLieAndTheTracesOfSome() {
    RequestBatch traced = batch("shop", List.of(0, 1), List.of(0, 1), List.of(5L, 7L));
    traced.setExemplars(List.of(new Exemplar(1, "4bf92f3577b34da6a3ce929d0e0e4736")));
    gather.noteSource(3, 41);
    add(traced);
    gather.noteSource(3, 42);
    add("shop", List.of(0), List.of(2), List.of(3L));

    Map<String, LatencyDelta> deltas = flush();

    assertThat(deltas.values())
        .hasSize(3)
        .allSatisfy(
            delta -> assertThat(delta.getSources()).containsExactly(new OffsetRange(3, 41L, 42L)));
    TracedEvent trace = new TracedEvent("4bf92f3577b34da6a3ce929d0e0e4736", START + 1, 7L);
    assertThat(deltas.get("shop a 0").getExemplars()).isEmpty();
    assertThat(deltas.get("shop b 0").getExemplars()).containsExactly(trace);
    assertThat(deltas.get("shop * 0").getExemplars()).containsExactly(trace);

    gather.noteSource(3, 43);
    add("shop", List.of(0), List.of(0), List.of(1L));
    assertThat(flush().get("shop a 0").getSources()).containsExactly(new OffsetRange(3, 43L, 43L));
  }

  @Test
  void refusesATraceOfNoEvent() {
    RequestBatch wrong = batch("shop", List.of(0), List.of(0), List.of(5L));
    wrong.setExemplars(List.of(new Exemplar(1, "4bf92f3577b34da6a3ce929d0e0e4736")));

    assertThatThrownBy(() -> columns.read(wrong))
        .hasMessageContaining("exemplars has event 1; there are 1");
  }

  private LatencyGather.LeftOutEvents add(
      String service, List<Integer> classes, List<Integer> offsets, List<Long> durations) {
    return add(batch(service, classes, offsets, durations));
  }

  private LatencyGather.LeftOutEvents add(RequestBatch batch) {
    columns.read(batch);
    punctuality.begin();
    return gather.add(batch.getSource().getService(), variant, columns, punctuality);
  }

  private Map<String, LatencyDelta> flush() {
    Map<String, LatencyDelta> deltas = new TreeMap<>();
    gather.flush(
        (key, delta) ->
            deltas.put(
                key.service() + ' ' + key.series() + ' ' + (delta.getStart() - START) / 1000,
                delta));
    return deltas;
  }

  private static RequestBatch batch(
      String service, List<Integer> classes, List<Integer> offsets, List<Long> durations) {
    return RequestBatch.newBuilder()
        .setSource(Source.newBuilder().setService(service).setInstance("i").build())
        .setProducerId("p")
        .setSequence(0)
        .setBaseTime(START)
        .setClasses(List.of(type("a", Outcome.SUCCESS), type("b", Outcome.ERROR)))
        .setClassIndex(classes)
        .setTimeOffset(offsets)
        .setDuration(durations)
        .build();
  }

  private static RequestClass type(String operation, Outcome outcome) {
    return RequestClass.newBuilder()
        .setOperation(operation)
        .setOutcome(outcome)
        .setStatus(outcome == Outcome.ERROR ? 500 : 200)
        .build();
  }
}
