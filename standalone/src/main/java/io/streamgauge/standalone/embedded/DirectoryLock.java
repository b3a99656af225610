package io.streamgauge.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a data directory, held by one broker at a time. Kafka's own lock comes too late
 * where broker and controller share the directory: by then the second controller has written to the
 * log of the first, and neither can stop any more.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "streamgauge.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; it ends with {@link #close} or with the process.
   *
   * @throws UnusableDirectoryException if someone else has it, or it cannot be taken
   */
  static DirectoryLock acquire(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new DirectoryLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new UnusableDirectoryException(directory, e.toString(), e);
    }
    throw new UnusableDirectoryException(directory, "another process is using it", null);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by this very process.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
