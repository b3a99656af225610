package io.streamgauge.standalone.importers;

import io.streamgauge.collectors.PathNormalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names operations after what a file calls them. */
final class OperationName {

  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{3,10}) (/\\S*|https?://\\S+)(?: HTTP/\\d(?:\\.\\d)?)?");
  private static final Pattern URL = Pattern.compile("https?://\\S+|/\\S*");
  private static final int LONGEST = 256;

  private OperationName() {}

  /** The name, with identifiers replaced where it is a path, a URL or an HTTP request line. */
  static String of(String text) {
    Matcher line = REQUEST_LINE.matcher(text);
    if (line.matches()) {
      return line.group(1) + " " + PathNormalizer.normalize(line.group(2));
    }
    if (URL.matcher(text).matches()) {
      return PathNormalizer.normalize(text);
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** Whether the name is an HTTP request line. */
  static boolean isRequestLine(String text) {
    return REQUEST_LINE.matcher(text).matches();
  }

  static String of(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + PathNormalizer.normalize(path);
  }
}
