package io.streamgauge.standalone.demo.view;

import java.io.PrintStream;

/** Shows people how the demo goes. Safe for use by threads. */
public interface Display extends AutoCloseable {

  /** A step of starting or stopping, or a line of the summary at the end. */
  void say(String line);

  /** What the pipeline sees now; to be called about once a second. */
  void show(Snapshot snapshot);

  /** Gives the terminal back; only {@link #say} may follow. */
  @Override
  void close();

  /**
   * The display that fits where the output goes.
   *
   * @param plain never move the cursor, even on a terminal
   */
  static Display on(PrintStream out, boolean plain) {
    return plain || !Terminal.isOutput() ? new PlainDisplay(out) : new LiveDisplay(out);
  }
}
