package io.streamgauge.standalone.importers;

/** To come. */
final class JmeterSamples implements FormatReader {

  @Override
  public String expected() {
    return "samples of JMeter, XML or CSV";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws ImportException {
    throw new ImportException(file.path() + ": cannot be read yet");
  }
}
