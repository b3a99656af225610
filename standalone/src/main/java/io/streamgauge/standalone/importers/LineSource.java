package io.streamgauge.standalone.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Lines of UTF-8 text that ends in LF or CR LF. Bytes that are no UTF-8 become the replacement
 * character; of a very long line only the beginning is kept, so that memory stays bounded whatever
 * the file holds.
 */
final class LineSource implements AutoCloseable {

  /** Characters of a line that are kept. */
  static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final char[] block = new char[1 << 16];
  private int position;
  private int limit;

  LineSource(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** The next line without its end, or null at the end of the text. */
  String next() throws IOException {
    if (position == limit && !fill()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    do {
      int end = endOfLine();
      line.append(block, position, Math.min(end - position, LONGEST - line.length()));
      position = end;
      if (end < limit) {
        position++;
        break;
      }
    } while (fill());
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && block[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, reader.read(block));
    return limit > 0;
  }
}
