package io.streamgauge.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Published events with every duration kept, so that any answer about them can be held against the
 * exact one. Not changed once they are published.
 */
public final class KnownEvents {

  /** Length of the windows that are told apart. */
  public static final long WINDOW_MILLIS = 10_000;

  /** One operation of one service. */
  public record Series(String service, String operation) {}

  private final EventShape shape;
  private final long from;
  private final int windows;
  private final Map<Series, Durations[]> bySeries = new TreeMap<>(KnownEvents::compare);

  private KnownEvents(EventShape shape, long from, int windows) {
    this.shape = requireNonNull(shape, "shape");
    this.from = from;
    this.windows = windows;
    for (int service = 0; service < shape.services(); service++) {
      for (int operation = 0; operation < shape.operationsPerService(); operation++) {
        Durations[] empty = new Durations[windows];
        Arrays.setAll(empty, none -> new Durations());
        bySeries.put(new Series(shape.service(service), shape.operation(operation)), empty);
      }
    }
  }

  private static int compare(Series a, Series b) {
    int services = a.service().compareTo(b.service());
    return services != 0 ? services : a.operation().compareTo(b.operation());
  }

  /**
   * Publishes events that are spread evenly over some windows, in batches of 200, and returns when
   * all have arrived.
   *
   * @param events how many, rounded up to full thousands
   * @param from start of the first window, epoch milliseconds
   * @param windows how many windows of 10 s
   * @param serdes configuration of the serializers
   */
  public static KnownEvents publish(
      EventShape shape,
      long events,
      long from,
      int windows,
      String bootstrapServers,
      Map<String, ?> serdes) {
    KnownEvents known = new KnownEvents(shape, from, windows);
    DataSet.Spec spec = new DataSet.Spec(RecordFormat.BATCH_OF_200, shape, events);
    EventStream stream =
        new EventStream(shape, spec.events(), from, Duration.ofMillis(windows * WINDOW_MILLIS));
    ChunkWriter writer = spec.format().writer(shape, serdes);
    try (RecordSink sink = new RecordSink(bootstrapServers, spec.format().topic())) {
      Chunk chunk = new Chunk();
      for (long index = 0; index < spec.events() / Chunk.EVENTS; index++) {
        stream.fill(index, chunk);
        writer.write(chunk, sink);
        known.add(chunk);
      }
    }
    known.bySeries.values().forEach(each -> Arrays.stream(each).forEach(Durations::sort));
    return known;
  }

  private void add(Chunk chunk) {
    List<Durations[]> operations = new ArrayList<>();
    for (int operation = 0; operation < shape.operationsPerService(); operation++) {
      operations.add(
          bySeries.get(new Series(shape.service(chunk.service), shape.operation(operation))));
    }
    for (int i = 0; i < Chunk.EVENTS; i++) {
      int window = (int) ((chunk.time[i] - from) / WINDOW_MILLIS);
      operations.get(chunk.operation[i])[window].add(chunk.nanos[i], chunk.failed[i]);
    }
  }

  /** Every series, by service and operation. */
  public List<Series> series() {
    return List.copyOf(bySeries.keySet());
  }

  /** The names of the services. */
  public List<String> services() {
    return IntStream.range(0, shape.services()).mapToObj(shape::service).toList();
  }

  /** Start of the first window, epoch milliseconds. */
  public long from() {
    return from;
  }

  /** End of the last window, epoch milliseconds. */
  public long to() {
    return from + windows * WINDOW_MILLIS;
  }

  /** How many windows of 10 s there are. */
  public int windows() {
    return windows;
  }

  /** The durations of one window, from 0. */
  public Durations window(Series series, int index) {
    return bySeries.get(series)[index];
  }

  /** The durations of all windows of a series. */
  public Durations all(Series series) {
    Durations all = new Durations();
    Arrays.stream(bySeries.get(series)).forEach(all::add);
    all.sort();
    return all;
  }

  /** How many events there are. */
  public long events() {
    return bySeries.keySet().stream().mapToLong(series -> all(series).count()).sum();
  }
}
