package io.streamgauge.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Files on the class path, read once and kept. Thread-safe. */
final class PageFiles {

  private static final String OWN = "io/streamgauge/dashboard/web/";

  /** Names that begin with a letter, in directories of the same kind: there is no way up. */
  private static final Pattern PATH = Pattern.compile("(\\w[\\w.-]*/)*\\w[\\w.-]*");

  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  /** A file of the page itself. */
  Optional<PageFile> own(String path) {
    return at(OWN + path);
  }

  /** A file by its path on the class path; empty where there is none that may be sent. */
  Optional<PageFile> at(String path) {
    PageFile known = read.get(path);
    return known != null ? Optional.of(known) : find(path);
  }

  private Optional<PageFile> find(String path) {
    if (!PATH.matcher(path).matches() || PageFile.type(path).isEmpty()) {
      return Optional.empty();
    }
    Optional<PageFile> found = content(path).flatMap(content -> PageFile.of(path, content));
    found.ifPresent(file -> read.put(path, file));
    return found;
  }

  private static Optional<byte[]> content(String path) {
    try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
