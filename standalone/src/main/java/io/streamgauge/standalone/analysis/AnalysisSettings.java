package io.streamgauge.standalone.analysis;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.LogFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be analysed, and how.
 *
 * @param service name of the service that the files tell of
 * @param format what the files are
 * @param files one or more
 * @param options what the files do not tell themselves
 * @param rules rule file; empty for the rules that ship
 * @param parameters HTTP parameters {@code step} and {@code quantiles}, where given
 * @param port HTTP port, 0 for any free one
 */
public record AnalysisSettings(
    String service,
    LogFormat format,
    List<Path> files,
    ImportOptions options,
    Optional<Path> rules,
    Map<String, String> parameters,
    int port) {

  public AnalysisSettings {
    requireNonNull(service, "service");
    requireNonNull(format, "format");
    files = List.copyOf(files);
    requireNonNull(options, "options");
    requireNonNull(rules, "rules");
    parameters = Map.copyOf(parameters);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named; one at least is needed");
    }
  }

  /** The rules that ship, one merged window, any free port. */
  public static AnalysisSettings of(String service, LogFormat format, List<Path> files) {
    return new AnalysisSettings(
        service, format, files, ImportOptions.defaults(), Optional.empty(), Map.of(), 0);
  }

  Recording recording() {
    return new Recording(service, format, files, options);
  }

  public AnalysisSettings withOptions(ImportOptions other) {
    return new AnalysisSettings(service, format, files, other, rules, parameters, port);
  }
}
