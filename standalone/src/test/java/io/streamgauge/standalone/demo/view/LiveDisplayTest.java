package io.streamgauge.standalone.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {

  private static final String SECOND_SCREEN = "\u001b[?1049h";
  private static final String FIRST_SCREEN = "\u001b[?1049l";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final LiveDisplay display =
      new LiveDisplay(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void drawsOnTheSecondScreenAndGivesTheFirstBack() {
    display.show(Snapshots.slow(60));
    display.show(Snapshots.slow(61));
    display.close();
    display.say("stopped");

    assertThat(text()).containsOnlyOnce(SECOND_SCREEN).containsOnlyOnce(FIRST_SCREEN);
    assertThat(text()).endsWith(FIRST_SCREEN + "stopped" + System.lineSeparator());
  }

  @Test
  void drawsNothingOnceClosed() {
    display.close();
    display.show(Snapshots.slow(60));

    assertThat(text()).isEmpty();
  }

  @Test
  void readsTheSizeOfTheTerminal() {
    assertThat(Terminal.parse("24 80\n")).contains(new Terminal(24, 80));
    assertThat(Terminal.parse("0 0")).isEmpty();
    assertThat(Terminal.parse("stty: not a terminal")).isEmpty();
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
