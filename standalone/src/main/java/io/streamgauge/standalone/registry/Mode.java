package io.streamgauge.standalone.registry;

import java.util.Arrays;
import java.util.Locale;

/** Which changes a subject takes. */
enum Mode {
  READWRITE,
  READONLY,
  READONLY_OVERRIDE,
  IMPORT;

  boolean readOnly() {
    return this == READONLY || this == READONLY_OVERRIDE;
  }

  static Mode parse(String text) {
    try {
      return valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          42204,
          "Invalid mode '%s'. Valid values are %s".formatted(text, Arrays.toString(values())));
    }
  }
}
