package io.streamgauge.bench.queries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One connection to an HTTP/1.1 server that is kept, with as little work as asking takes. Blocks;
 * not thread-safe.
 */
final class Connection implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final String host;
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final StringBuilder line = new StringBuilder();

  /**
   * An answer.
   *
   * @param status of HTTP
   */
  record Answer(int status, byte[] body) {}

  Connection(URI server) throws IOException {
    host = server.getAuthority();
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** The bytes of a request for a path. */
  byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n"
        .formatted(path, host)
        .getBytes(ISO_8859_1);
  }

  /** Sends a request and reads the whole answer. */
  Answer ask(byte[] request) throws IOException {
    out.write(request);
    int status = Integer.parseInt(readLine().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    return new Answer(status, chunked ? readChunks() : readExactly(length));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
    int size = Integer.parseInt(readLine().strip(), 16);
    while (size > 0) {
      body.write(readExactly(size));
      readLine();
      size = Integer.parseInt(readLine().strip(), 16);
    }
    readLine();
    return body.toByteArray();
  }

  private byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection in an answer");
    }
    return bytes;
  }

  private String readLine() throws IOException {
    line.setLength(0);
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) read);
    }
    int length = line.length();
    return line.substring(0, length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
