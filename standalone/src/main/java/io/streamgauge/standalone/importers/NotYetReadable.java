package io.streamgauge.standalone.importers;

/** Stands for a format whose reader is still to come. */
record NotYetReadable(String expected) implements FormatReader {

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws ImportException {
    throw new ImportException(file.path() + ": " + expected + " cannot be read yet");
  }
}
