package io.streamgauge.standalone.analysis;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.importers.ImportException;
import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.ImportProgress;
import io.streamgauge.standalone.importers.ImportResult;
import io.streamgauge.standalone.importers.LogFormat;
import io.streamgauge.standalone.importers.RecordedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that tell what has been.
 *
 * @param service the service that they tell of, where they name none
 * @param options what they do not tell themselves
 */
public record Recording(String service, LogFormat format, List<Path> files, ImportOptions options) {

  public Recording {
    requireNonNull(service, "service");
    requireNonNull(format, "format");
    files = List.copyOf(files);
    requireNonNull(options, "options");
  }

  /**
   * Publishes their events as collectors do.
   *
   * @return what was skipped, by the reason
   * @throws ImportException if a file holds nothing of the format
   */
  public Map<String, Long> publish(Scratch to, ImportProgress progress) throws IOException {
    Map<String, Long> skipped = new HashMap<>();
    try (CollectedEvents events =
        new CollectedEvents(to.bootstrapServers(), to.registryUrl(), service)) {
      for (Path file : files) {
        // Each file is a process of its own: a log of one heap says nothing about another.
        RecordedEvents ofFile = events.forService(service, instanceOf(file));
        ImportResult result = format.read(file, options, ofFile, progress);
        result.skipped().forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
      }
    }
    return skipped;
  }

  private String instanceOf(Path file) {
    Path name = file.getFileName();
    boolean alone = files.stream().filter(other -> other.getFileName().equals(name)).count() == 1;
    return (alone ? name : file).toString();
  }
}
