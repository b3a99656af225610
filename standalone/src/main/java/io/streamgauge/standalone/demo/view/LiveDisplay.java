package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/** Redraws one page of a terminal, on its second screen, so that the first is left as it was. */
final class LiveDisplay implements Display {

  // Second screen, no cursor, and lines that are cut at the edge rather than wrapped.
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
  private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final PrintStream out;
  private boolean entered;
  private boolean closed;

  LiveDisplay(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public synchronized void say(String line) {
    leave();
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void show(Snapshot snapshot) {
    if (closed) {
      return;
    }
    Terminal terminal = Terminal.current();
    StringBuilder page = new StringBuilder(entered ? HOME : ENTER + HOME);
    for (String line : new Screen(terminal.columns(), terminal.rows() - 1).draw(snapshot)) {
      page.append(line).append(REST_OF_LINE).append('\n');
    }
    entered = true;
    out.print(page.append(REST_OF_SCREEN));
    out.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
    leave();
  }

  private void leave() {
    if (entered) {
      out.print(LEAVE);
      out.flush();
      entered = false;
    }
  }
}
