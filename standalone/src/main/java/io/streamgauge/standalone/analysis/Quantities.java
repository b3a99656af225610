package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers of HTTP answers as people read them. Null is a dash. */
final class Quantities {

  private static final String NONE = "-";
  private static final double KIBI = 1024;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Quantities() {}

  static String seconds(JsonNode seconds) {
    if (!seconds.isNumber()) {
      return NONE;
    }
    double value = seconds.asDouble();
    return value < 1 ? decimal(value * 1e3) + " ms" : decimal(value) + " s";
  }

  static String bytes(JsonNode bytes) {
    return bytes.isNumber() ? bytes(bytes.asDouble()) : NONE;
  }

  static String bytesPerSecond(JsonNode growth) {
    return growth.isNumber() ? bytes(growth.asDouble()) + "/s" : NONE;
  }

  private static String bytes(double bytes) {
    double size = Math.abs(bytes);
    if (size < KIBI) {
      return decimal(bytes) + " B";
    }
    return size < KIBI * KIBI
        ? decimal(bytes / KIBI) + " KiB"
        : decimal(bytes / KIBI / KIBI) + " MiB";
  }

  static String ratio(JsonNode ratio) {
    return ratio.isNumber() ? String.format(Locale.ROOT, "%.2f %%", 100 * ratio.asDouble()) : NONE;
  }

  static String number(JsonNode number) {
    return number.isNumber() ? decimal(number.asDouble()) : NONE;
  }

  static String text(JsonNode text) {
    return text.isTextual() ? text.asText() : NONE;
  }

  static String time(JsonNode epochMillis) {
    return epochMillis.isNumber() ? TIME.format(Instant.ofEpochMilli(epochMillis.asLong())) : NONE;
  }

  private static String decimal(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
