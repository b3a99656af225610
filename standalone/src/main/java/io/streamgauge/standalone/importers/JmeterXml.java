package io.streamgauge.standalone.importers;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Samples as XML elements; {@code httpSample} and {@code sample}, at any depth. */
final class JmeterXml {

  private JmeterXml() {}

  static void read(InputStream in, JmeterSink sink) throws IOException {
    XMLStreamReader xml = null;
    try {
      xml = factory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml, sink);
        }
      }
    } catch (XMLStreamException broken) {
      if (broken.getNestedException() instanceof IOException failure) {
        throw failure;
      }
      // A test that was killed leaves its file without an end.
      sink.skipped("rest of the file, which is not well-formed XML");
    } finally {
      close(xml);
    }
  }

  private static void element(XMLStreamReader xml, JmeterSink sink) {
    String name = xml.getLocalName();
    boolean http = name.equals("httpSample");
    if (http || name.equals("sample")) {
      sink.sample(
          attribute(xml, "ts"),
          attribute(xml, "t"),
          attribute(xml, "lb"),
          attribute(xml, "rc"),
          attribute(xml, "s"),
          http);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return xml.getAttributeValue(null, name);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static void close(XMLStreamReader xml) {
    try {
      if (xml != null) {
        xml.close();
      }
    } catch (XMLStreamException alreadyGone) {
      // The stream below is closed by whoever opened it.
    }
  }
}
