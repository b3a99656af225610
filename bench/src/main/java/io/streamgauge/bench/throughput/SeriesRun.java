package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.bench.report.Footprint;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.streams.cardinality.SeriesBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the product over events of ever more series. The smallest come first, since memory that
 * the process has taken it seldom gives back.
 */
final class SeriesRun {

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * What is to be measured.
   *
   * @param series how many live series, each 1 or more
   * @param formats how events stand in records
   * @param events how many of each format, in the order of the formats
   * @param warmUps rounds that do not count, before the first round of each format
   * @param rounds rounds that count, 1 or more
   */
  record Plan(
      List<Integer> series,
      List<RecordFormat> formats,
      List<Long> events,
      int warmUps,
      int rounds) {

    Plan {
      series = series.stream().distinct().sorted().toList();
      formats = List.copyOf(formats);
      events = List.copyOf(events);
      if (series.isEmpty() || series.get(0) < 1) {
        throw new IllegalArgumentException("series is " + series + ", allowed is 1 or more each");
      }
      if (rounds < 1) {
        throw new IllegalArgumentException("rounds is " + rounds + ", allowed is 1 or more");
      }
      if (formats.size() != events.size()) {
        throw new IllegalArgumentException(events + " events do not fit " + formats);
      }
    }
  }

  SeriesRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures everything. A size that fails is reported as such, and those after it are measured all
   * the same.
   */
  SeriesReport run(BenchCluster cluster) throws InterruptedException {
    Machine machine = Machine.here();
    Publication publication = new Publication(cluster, progress);
    List<SeriesReport.Line> lines = new ArrayList<>();
    for (int series : plan.series()) {
      for (int i = 0; i < plan.formats().size(); i++) {
        boolean first = series == plan.series().get(0);
        lines.add(
            measure(
                cluster,
                publication,
                new DataSet.Spec(
                    plan.formats().get(i), EventShape.ofSeries(series), plan.events().get(i)),
                first ? plan.warmUps() : 0));
      }
    }
    return new SeriesReport(machine, lines);
  }

  private SeriesReport.Line measure(
      BenchCluster cluster, Publication publication, DataSet.Spec spec, int warmUps)
      throws InterruptedException {
    List<Reading> readings = new ArrayList<>();
    List<Footprint> footprints = new ArrayList<>();
    try {
      DataSet data = publication.of(spec);
      Subject subject = StreamsSubject.of(watched(spec.shape(), footprints));
      for (int round = 1 - warmUps; round <= plan.rounds(); round++) {
        Reading reading = subject.read(cluster, data);
        tell(spec, round, reading, footprints.get(footprints.size() - 1));
        if (round >= 1) {
          readings.add(reading);
        }
      }
      Footprint last = footprints.get(footprints.size() - 1);
      return new SeriesReport.Line(spec, readings, last, "");
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      progress.accept("%,d series, %s: %s".formatted(spec.shape().series(), spec.format(), e));
      return new SeriesReport.Line(spec, List.of(), new Footprint(0, 0, 0), e.toString());
    }
  }

  private static StreamsSubject.Starter watched(EventShape shape, List<Footprint> footprints) {
    StreamsSubject.Starter product =
        Ours.withBudget(Math.max(SeriesBudget.DEFAULT_PER_SERVICE, shape.operationsPerService()));
    return (cluster, id, state, further) ->
        new Weighed(product.start(cluster, id, state, further), state, footprints::add);
  }

  /** An application whose footprint is taken as soon as it has read everything. */
  private record Weighed(
      StreamsSubject.Application application, Path state, Consumer<Footprint> target)
      implements StreamsSubject.Application {

    @Override
    public void verify(DataSet data) throws Exception {
      target.accept(Footprint.of(state));
      application.verify(data);
    }

    @Override
    public void close() {
      application.close();
    }
  }

  private void tell(DataSet.Spec spec, int round, Reading reading, Footprint footprint) {
    progress.accept(
        "%,d series, %s, %s: %s, resident %,d MiB"
            .formatted(
                spec.shape().series(),
                spec.format(),
                round < 1 ? "warm-up" : "round " + round,
                reading,
                footprint.resident() >> 20));
  }
}
