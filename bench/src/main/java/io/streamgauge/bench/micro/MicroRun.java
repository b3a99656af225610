package io.streamgauge.bench.micro;

import io.streamgauge.bench.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of some subjects; forks have this JVM's class path and options. */
final class MicroRun {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final List<Subject> subjects;
  private final Effort effort;
  private final OutputFormat progress;

  MicroRun(List<Subject> subjects, Effort effort, OutputFormat progress) {
    this.subjects = List.copyOf(subjects);
    this.effort = effort;
    this.progress = progress;
  }

  /**
   * Runs them all.
   *
   * @throws RunnerException if one fails, or if another run of JMH is under way on this machine
   */
  MicroReport run() throws RunnerException {
    Machine machine = Machine.here();
    List<MicroReport.Line> lines = new ArrayList<>();
    for (Subject subject : subjects) {
      for (int threads : subject.threads()) {
        for (RunResult result : new Runner(options(subject, threads), progress).run()) {
          lines.add(line(subject, result));
        }
      }
    }
    return new MicroReport(machine, lines);
  }

  private Options options(Subject subject, int threads) {
    TimeValue time = TimeValue.milliseconds(effort.iteration().toMillis());
    return new OptionsBuilder()
        .include('^' + Pattern.quote(subject.benchmark().getName() + '.'))
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(threads)
        .forks(effort.forks())
        .warmupIterations(effort.warmUps())
        .warmupTime(time)
        .measurementIterations(effort.iterations())
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .build();
  }

  private static MicroReport.Line line(Subject subject, RunResult result) {
    String name = result.getParams().getBenchmark();
    Result<?> time = result.getPrimaryResult();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return new MicroReport.Line(
        subject,
        name.substring(name.lastIndexOf('.') + 1),
        result.getParams().getThreads(),
        time.getScore(),
        time.getScoreError(),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
