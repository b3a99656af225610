package io.streamgauge.standalone.importers;

/** To come. */
final class PatternLines implements FormatReader {

  @Override
  public String expected() {
    return "lines that --pattern matches";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws ImportException {
    throw new ImportException(file.path() + ": cannot be read yet");
  }
}
