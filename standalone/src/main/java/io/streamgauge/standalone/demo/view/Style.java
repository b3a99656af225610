package io.streamgauge.standalone.demo.view;

/** How text looks on a terminal, in ANSI terms. */
enum Style {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36"),
  INVERSE("7");

  private static final String ESCAPE = "\u001b[";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String of(String text) {
    return ESCAPE + code + "m" + text + ESCAPE + "0m";
  }
}
