package io.streamgauge.standalone.importers;

import java.io.IOException;

/** Reads files of one format. */
interface FormatReader {

  /** What a file of this format holds, in words that follow "expected". */
  String expected();

  /**
   * Checks the options before any file is opened.
   *
   * @throws ImportException if an option is wrong or missing
   */
  default void check(ImportOptions options) throws ImportException {
    // Most formats need none.
  }

  /**
   * Reads a file from beginning to end, holding only a bounded part of it in memory. What is not of
   * the format is reported as skipped; a file that ends early gives what was read until then.
   *
   * @throws ImportException if an option is wrong or missing
   * @throws IOException if the file cannot be read
   */
  void read(RecordedFile file, ImportOptions options, RecordedEvents events) throws IOException;
}
