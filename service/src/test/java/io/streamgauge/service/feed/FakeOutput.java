package io.streamgauge.service.feed;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An output that takes so many blocks before it is not ready any more. */
final class FakeOutput extends ServletOutputStream {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int room;

  FakeOutput(int room) {
    this.room = room;
  }

  String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  void makeRoom(int blocks) {
    room += blocks;
  }

  @Override
  public boolean isReady() {
    return room > 0;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    room--;
    written.write(bytes, from, length);
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException();
  }
}
