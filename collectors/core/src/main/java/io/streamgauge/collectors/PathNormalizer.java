package io.streamgauge.collectors;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one route of all paths that differ only in identifiers: numbers, UUIDs, hexadecimal and
 * other random-looking segments, and addresses of mail become {@code {id}}. The query string, the
 * fragment, path parameters ({@code ;name=value}), scheme and host are cut off. Words, versions
 * ({@code v2}) and dates ({@code 2013-10-17}) stay.
 */
public final class PathNormalizer {

  /** Longest path that is returned, in characters; what was longer ends in {@code …}. */
  public static final int MAX_LENGTH = 512;

  private static final String ID = "{id}";
  private static final int LONGEST_WORD = 80;
  private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
  private static final Pattern NUMBERS = Pattern.compile("[-+]?\\d++([,.:-]\\d++)*+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?");
  private static final Pattern UUID =
      Pattern.compile("\\{?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}?");
  private static final Pattern HEX = Pattern.compile("(0x)?\\p{XDigit}{8,}");
  private static final Pattern LONG_HEX = Pattern.compile("\\p{XDigit}{16,}");
  private static final Pattern FILE = Pattern.compile("(.+)(\\.[A-Za-z][A-Za-z0-9]{0,4})");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern TURN =
      Pattern.compile("(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])");

  private PathNormalizer() {}

  /** The route of a path or URL; {@code /} for an empty one. */
  public static String normalize(String path) {
    String bare = ORIGIN.matcher(Objects.requireNonNull(path, "path")).replaceFirst("");
    bare = cut(cut(bare, '?'), '#');
    StringBuilder route = new StringBuilder(Math.min(bare.length(), MAX_LENGTH) + 1);
    int start = 0;
    while (start <= bare.length() && route.length() <= MAX_LENGTH) {
      int slash = bare.indexOf('/', start);
      int end = slash < 0 ? bare.length() : slash;
      route.append(segment(cut(bare.substring(start, end), ';')));
      if (slash >= 0) {
        route.append('/');
      }
      start = end + 1;
    }
    return shortened(route);
  }

  private static String segment(String text) {
    if (isId(text)) {
      return ID;
    }
    Matcher file = FILE.matcher(text);
    return file.matches() && isId(file.group(1)) ? ID + file.group(2) : text;
  }

  private static boolean isId(String text) {
    if (text.isEmpty() || text.charAt(0) == '{' && !UUID.matcher(text).matches()) {
      return false;
    }
    if (text.length() > LONGEST_WORD || text.indexOf('@') >= 0 || text.contains("%40")) {
      return true;
    }
    if (DATE.matcher(text).matches()) {
      return false;
    }
    return NUMBERS.matcher(text).matches()
        || UUID.matcher(text).matches()
        || HEX.matcher(text).matches() && hasDigit(text)
        || LONG_HEX.matcher(text).matches()
        || PART.matcher(text).results().anyMatch(part -> looksRandom(part.group()));
  }

  /** Letters and digits that take turns, as they do not in names. */
  private static boolean looksRandom(String part) {
    long turns = part.length() < 10 ? 0 : TURN.matcher(part).results().count();
    return turns >= 3 || part.length() >= 20 && turns >= 2;
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static String cut(String text, char from) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String shortened(StringBuilder route) {
    if (route.length() == 0) {
      return "/";
    }
    return route.length() <= MAX_LENGTH
        ? route.toString()
        : route.substring(0, MAX_LENGTH - 1) + "…";
  }
}
