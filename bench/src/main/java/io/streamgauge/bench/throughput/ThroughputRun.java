package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.profile.HotFrames;
import io.streamgauge.bench.profile.Profile;
import io.streamgauge.bench.report.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Measures rows one after the other against one broker. Events are published before a row's first
 * round and stay for all of them; rows with the same events share them.
 */
final class ThroughputRun {

  private static final Pattern STREAM_THREAD = Pattern.compile(".*-StreamThread-\\d+");

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * What is to be measured.
   *
   * @param mostEvents limit to the events of every row
   * @param warmUps rounds that do not count
   * @param rounds rounds that count, 1 or more
   * @param profile file for a flight recording of the product's rounds, if wanted; the row's name
   *     is put before its ending
   */
  record Plan(List<Row> rows, long mostEvents, int warmUps, int rounds, Optional<Path> profile) {

    Plan {
      rows = List.copyOf(rows);
      if (rounds < 1) {
        throw new IllegalArgumentException("rounds is " + rounds + ", allowed is 1 or more");
      }
    }
  }

  ThroughputRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures everything.
   *
   * @throws WrongResultException if anything was counted wrongly
   */
  ThroughputReport run(BenchCluster cluster) throws Exception {
    Machine machine = Machine.here();
    Publication publication = new Publication(cluster, progress);
    List<Result> results = new ArrayList<>();
    for (Row row : byData()) {
      results.add(measure(cluster, row, publication.of(row.data(plan.mostEvents()))));
    }
    results.sort(Comparator.comparing(Result::row));
    return new ThroughputReport(machine, results);
  }

  /** Rows with the same events next to each other. */
  private List<Row> byData() {
    return plan.rows().stream()
        .sorted(
            Comparator.comparing((Row row) -> row.data(plan.mostEvents()).format())
                .thenComparing(Row::compareTo))
        .toList();
  }

  private Result measure(BenchCluster cluster, Row row, DataSet data) throws Exception {
    for (int round = 1; round <= plan.warmUps(); round++) {
      tell(row, "warm-up", row.subject().read(cluster, data));
    }
    return new Result(row, data, profiledRounds(cluster, row, data));
  }

  private List<Reading> profiledRounds(BenchCluster cluster, Row row, DataSet data)
      throws Exception {
    if (plan.profile().isEmpty() || !row.isOurs()) {
      return rounds(cluster, row, data);
    }
    Path file = named(plan.profile().get(), row);
    List<Reading> rounds = Profile.during(file, () -> rounds(cluster, row, data));
    progress.accept(
        "%s, %s%n%s".formatted(row, file, HotFrames.read(file, STREAM_THREAD).text(20)));
    return rounds;
  }

  private static Path named(Path file, Row row) {
    String name = file.getFileName().toString().replaceFirst("(\\.jfr)?$", "");
    return file.resolveSibling(name + '-' + row.id() + ".jfr");
  }

  private List<Reading> rounds(BenchCluster cluster, Row row, DataSet data) throws Exception {
    List<Reading> rounds = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      Reading reading = row.subject().read(cluster, data);
      tell(row, "round " + round, reading);
      rounds.add(reading);
    }
    return rounds;
  }

  private void tell(Row row, String round, Reading reading) {
    progress.accept("%s, %s: %s".formatted(row, round, reading));
  }
}
