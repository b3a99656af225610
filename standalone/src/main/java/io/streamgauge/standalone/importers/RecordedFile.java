package io.streamgauge.standalone.importers;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file to be read, compressed or not. */
final class RecordedFile {

  private static final int BLOCK = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path path;
  private final ImportProgress progress;
  private boolean damaged;

  RecordedFile(Path path, ImportProgress progress) {
    this.path = path;
    this.progress = progress;
  }

  Path path() {
    return path;
  }

  /** When the file was last changed: the latest time that its events can have. */
  Instant modified() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  /**
   * The content; what is compressed with gzip, whatever its name, is unpacked on the way. Where the
   * compressed data is damaged or ends early, the content ends.
   */
  InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(new Measured(Files.newInputStream(path)), BLOCK);
    try {
      return startsWithMagic(raw) ? new Unpacked(new GZIPInputStream(raw, BLOCK)) : raw;
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  /** The content line by line. */
  LineSource lines() throws IOException {
    return new LineSource(open());
  }

  /** Whether content was lost because the compressed data is damaged or ends early. */
  boolean isDamaged() {
    return damaged;
  }

  private static boolean startsWithMagic(InputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP_MAGIC;
  }

  private final class Measured extends FilterInputStream {
    Measured(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      progress.read(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      progress.read(Math.max(count, 0));
      return count;
    }
  }

  private final class Unpacked extends FilterInputStream {
    Unpacked(GZIPInputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return damaged ? -1 : super.read(target, offset, length);
      } catch (EOFException | ZipException lost) {
        damaged = true;
        return -1;
      }
    }
  }
}
