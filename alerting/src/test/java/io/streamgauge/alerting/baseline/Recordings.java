package io.streamgauge.alerting.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The recordings beside the project, with their known answers; tests are skipped without them. */
final class Recordings {

  private static final Path FOLDER = find();

  private Recordings() {}

  static Path file(String name) {
    assumeTrue(FOLDER != null, "the recordings are not beside the project");
    return FOLDER.resolve(name);
  }

  static JsonNode truth(String pointer) throws IOException {
    return new ObjectMapper().readTree(file("truth.json").toFile()).at(pointer);
  }

  /** The rows of a packed CSV file, by the names of the columns. */
  static List<Map<String, String>> rows(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file(name)))) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      String[] columns = lines.get(0).split(",");
      return lines.stream().skip(1).map(line -> row(columns, line.split(",", -1))).toList();
    }
  }

  private static Map<String, String> row(String[] columns, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      row.put(columns[i], cells[i]);
    }
    return row;
  }

  private static Path find() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("schemas"))) {
      folder = folder.getParent();
    }
    Path data = folder == null ? null : folder.resolveSibling("shared").resolve("data");
    return data != null && Files.isRegularFile(data.resolve("truth.json")) ? data : null;
  }
}
