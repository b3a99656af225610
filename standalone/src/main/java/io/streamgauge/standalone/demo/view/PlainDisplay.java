package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Duration;

/** Writes lines below each other, for files and pipes: what is new, and every few seconds a row. */
final class PlainDisplay implements Display {

  private static final Duration BETWEEN_ROWS = Duration.ofSeconds(5);

  private final PrintStream out;
  private Snapshot last;
  private Duration nextRow = Duration.ZERO;

  PlainDisplay(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void show(Snapshot snapshot) {
    Journal.since(last, snapshot).forEach(this::say);
    if (snapshot.running().compareTo(nextRow) >= 0) {
      nextRow = snapshot.running().plus(BETWEEN_ROWS);
      Journal.row(snapshot).forEach(this::say);
    }
    last = snapshot;
  }

  @Override
  public void close() {}
}
