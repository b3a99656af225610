package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.analysis.Recording;
import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.LogFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recorded files in the place of a cluster, with the options of {@code analyze}. */
final class RecordingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A recorded file in the place of a cluster; may be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = AnalyzeCommand.FormatNames.class,
      description = "What the files are, as in 'analyze': ${COMPLETION-CANDIDATES}.")
  private String format;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "recorded",
      description = {
        "The service that the files tell of, where they do not name one (default:",
        "${DEFAULT-VALUE})."
      })
  private String service;

  @Mixin private ImportArguments arguments;

  /** What is recorded, if anything. */
  Optional<Recording> recording() {
    if (files.isEmpty() && format == null) {
      return Optional.empty();
    }
    if (files.isEmpty() || format == null) {
      throw new ParameterException(spec.commandLine(), "--file and --format go together");
    }
    files.forEach(file -> ImportArguments.requireReadable(spec, file));
    LogFormat known = ImportArguments.parse(spec, "--format", format, LogFormat::of);
    ImportOptions options = arguments.options(spec);
    ImportArguments.check(spec, known, options);
    return Optional.of(new Recording(service, known, files, options));
  }

  List<Path> files() {
    return files;
  }
}
