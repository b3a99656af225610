package io.streamgauge.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where reports go: standard output and, on request, a file. Shared by the commands. */
public final class ReportOutput {

  private final ObjectMapper mapper = new ObjectMapper();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the results there, too.")
  private Path json;

  /** Prints a report, and writes it where that was asked for. */
  public void put(Report report) throws IOException {
    System.out.println(report.text());
    if (json != null) {
      mapper.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report.json(mapper));
    }
  }
}
