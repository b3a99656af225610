package io.streamgauge.standalone.importers;

/** To come. */
final class ZipkinSpans implements FormatReader {

  @Override
  public String expected() {
    return "x";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws ImportException {
    throw new ImportException(file.path() + ": cannot be read yet");
  }
}
