package io.streamgauge.bench.micro;

import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.standalone.ExitCode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs the micro-benchmarks, and prints a table. */
@Command(
    name = "micro",
    description = {
      "Nanoseconds and bytes allocated by each step that an event takes, measured with JMH: recording"
          + " it, encoding and decoding batches of 200, combining them per series, rolling deltas up"
          + " into windows, and reading an hour of windows for an answer."
    },
    mixinStandardHelpOptions = true)
public final class MicroCommand implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "STEP",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}",
      converter = SubjectNames.class,
      completionCandidates = SubjectNames.class)
  private List<Subject> subjects = List.of(Subject.values());

  @Option(
      names = "--quick",
      description =
          "One fork and iterations of 0.2 s: a look within a minute or two, not a result.")
  private boolean quick;

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    var progress = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    output.put(new MicroRun(subjects, effort, progress).run());
    return ExitCode.OK.number();
  }

  /** The names of subjects on the command line. */
  static final class SubjectNames implements ITypeConverter<Subject>, Iterable<String> {

    @Override
    public Subject convert(String name) {
      return Arrays.stream(Subject.values())
          .filter(subject -> subject.id().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no step '%s'; there are %s".formatted(name, ids())));
    }

    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }

    private static List<String> ids() {
      return Arrays.stream(Subject.values()).map(Subject::id).toList();
    }
  }
}
