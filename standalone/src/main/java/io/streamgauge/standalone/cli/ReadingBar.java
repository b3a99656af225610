package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.importers.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How much of the files has been read, on standard error; only where they are long and someone
 * looks.
 */
final class ReadingBar implements ImportProgress, AutoCloseable {

  private static final long LONG = 4L << 20;
  private static final long MEBIBYTE = 1L << 20;

  private final ProgressBar bar;

  private ReadingBar(ProgressBar bar) {
    this.bar = bar;
  }

  static ReadingBar over(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return new ReadingBar(bytes < LONG || System.console() == null ? null : bar(bytes));
  }

  private static ProgressBar bar(long bytes) {
    return new ProgressBarBuilder()
        .setTaskName("Reading")
        .setInitialMax(bytes)
        .setUnit(" MiB", MEBIBYTE)
        .setStyle(ProgressBarStyle.ASCII)
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void read(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
