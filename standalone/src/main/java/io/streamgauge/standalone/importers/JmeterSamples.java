package io.streamgauge.standalone.importers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Samples of JMeter: XML, whose samples may hold samples, or CSV. Each is a request of its own, at
 * the time that its time stamp names, failed if JMeter says so.
 */
final class JmeterSamples implements FormatReader {

  private static final int SNIFFED = 1024;

  @Override
  public String expected() {
    return "JMeter results: XML with <testResults>, or CSV that begins with timeStamp,elapsed,label";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    try (InputStream in = new BufferedInputStream(file.open())) {
      JmeterSink sink = new JmeterSink(options, file.modified(), events);
      if (isXml(in)) {
        JmeterXml.read(in, sink);
      } else {
        JmeterCsv.read(in, sink);
      }
    }
  }

  private static boolean isXml(InputStream in) throws IOException {
    in.mark(SNIFFED);
    byte[] start = in.readNBytes(SNIFFED - 1);
    in.reset();
    int at = 0;
    // White space and a byte order mark may stand before the first tag.
    while (at < start.length && (start[at] <= ' ')) {
      at++;
    }
    return at < start.length && start[at] == '<';
  }
}
