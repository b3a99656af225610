package io.streamgauge.service.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is there while an application runs: who finds it at a start knows that the last run
 * was not stopped in order.
 */
final class RunMark {

  private static final String FILE = "streamgauge.running";

  private final Path file;

  /**
   * @param directory of the application's state; exists when the mark is set
   */
  RunMark(Path directory) {
    this.file = directory.resolve(FILE);
  }

  boolean isSet() {
    return Files.exists(file);
  }

  /**
   * Does nothing where it is set already.
   *
   * @throws UncheckedIOException if the file cannot be created
   */
  void set() {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // as it should be
    } catch (IOException e) {
      throw new UncheckedIOException("cannot mark that there is a run, with " + file, e);
    }
  }

  /**
   * @throws UncheckedIOException if the file cannot be deleted
   */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot mark that the run has ended, with " + file, e);
    }
  }
}
