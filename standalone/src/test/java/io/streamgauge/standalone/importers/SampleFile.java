package io.streamgauge.standalone.importers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A small file, written for one test. */
final class SampleFile {

  private final LogFormat format;
  private final CollectedEvents events = new CollectedEvents();
  private final Path path;
  private Instant modified = Instant.parse("2024-03-01T00:00:00Z");

  SampleFile(LogFormat format) {
    this.format = format;
    try {
      this.path = Files.createTempFile("sample", ".log");
      path.toFile().deleteOnExit();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  SampleFile modifiedAt(String instant) {
    modified = Instant.parse(instant);
    return this;
  }

  Path path() {
    return path;
  }

  CollectedEvents events() {
    return events;
  }

  ImportResult read(ImportOptions options, String... lines) throws IOException {
    return read(options, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  ImportResult read(String... lines) throws IOException {
    return read(ImportOptions.defaults(), lines);
  }

  ImportResult readCompressed(ImportProgress progress, String... lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    return format.read(path, ImportOptions.defaults(), events, progress);
  }

  ImportResult read(ImportOptions options, byte[] content) throws IOException {
    Files.write(path, content);
    Files.setLastModifiedTime(path, FileTime.from(modified));
    return format.read(path, options, events, ImportProgress.NONE);
  }
}
