package io.streamgauge.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One short iteration of each benchmark, without forks. */
class MicroRunTest {

  private static final Effort LEAST = new Effort(0, 0, 1, Duration.ofMillis(10));

  @BeforeAll
  static void letOthersMeasureMeanwhile() {
    System.setProperty("jmh.ignoreLock", "true"); // nothing is measured here
  }

  @ParameterizedTest
  @EnumSource
  void runsEveryBenchmark(Subject subject) throws RunnerException {
    MicroReport report = run(subject);

    assertThat(report.lines())
        .extracting(MicroReport.Line::benchmark)
        .contains(
            switch (subject) {
              case RECORD -> new String[] {"byHandle", "byName"};
              case CODEC -> new String[] {"decode", "encode"};
              case COMBINE -> new String[] {"add", "checkAndAdd"};
              case ROLLUP -> new String[] {"decode", "merge", "unpack"};
              case STORE -> new String[] {"mergeBytes", "mergeObjects", "mergeRocksDb"};
            });
    assertThat(report.lines())
        .allSatisfy(
            line -> {
              assertThat(line.nanos()).isPositive();
              assertThat(line.bytes()).isNotNaN();
            });
    assertThat(report.text()).contains(subject.id() + ' ');
    assertThat(report.json(new ObjectMapper()).get("benchmarks")).hasSameSizeAs(report.lines());
  }

  private static MicroReport run(Subject subject) throws RunnerException {
    PrintStream silence = new PrintStream(OutputStream.nullOutputStream());
    var progress = OutputFormatFactory.createFormatInstance(silence, VerboseMode.SILENT);
    return new MicroRun(List.of(subject), LEAST, progress).run();
  }
}
