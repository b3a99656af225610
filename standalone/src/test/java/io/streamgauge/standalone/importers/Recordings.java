package io.streamgauge.standalone.importers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recordings beside the project, with their known answers; tests are skipped without them. */
public final class Recordings {

  private static final Path FOLDER = find();

  private Recordings() {}

  /** A file of the recordings. */
  public static Path file(String name) {
    assumeTrue(FOLDER != null, "the recordings are not beside the project");
    return FOLDER.resolve(name);
  }

  /** The answers under a path such as {@code /requests/openstack_2k}. */
  public static JsonNode truth(String pointer) throws IOException {
    return new ObjectMapper().readTree(file("truth.json").toFile()).at(pointer);
  }

  private static Path find() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !isProjectRoot(folder)) {
      folder = folder.getParent();
    }
    Path data = folder == null ? null : folder.resolveSibling("shared").resolve("data");
    return data != null && Files.isRegularFile(data.resolve("truth.json")) ? data : null;
  }

  private static boolean isProjectRoot(Path folder) {
    return Files.isDirectory(folder.resolve("schemas"))
        && Files.isDirectory(folder.resolve("standalone"))
        && Files.isRegularFile(folder.resolve("pom.xml"));
  }
}
