package io.streamgauge.standalone.importers;

/** Hears how much of a file has been read, after every block of it. */
@FunctionalInterface
public interface ImportProgress {

  /** Hears nothing. */
  ImportProgress NONE = bytes -> {};

  /**
   * More was read.
   *
   * @param bytes bytes of the file as it lies on disk, since the call before
   */
  void read(long bytes);
}
