package io.streamgauge.standalone.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expression that takes a line apart, with the groups that it needs to have. */
final class LinePattern {

  private static final String ALLOWED =
      "its named groups are time, duration, and operation or method and path; status if there is"
          + " one, for example (?<time>\\S+) (?<method>\\S+) (?<path>\\S+) (?<status>\\d+)"
          + " (?<duration>\\d+)";

  private final Pattern pattern;
  private final boolean hasOperation;
  private final boolean hasMethod;
  private final boolean hasStatus;

  private LinePattern(Pattern pattern) {
    this.pattern = pattern;
    this.hasOperation = hasGroup(pattern, "operation");
    this.hasMethod = hasGroup(pattern, "method");
    this.hasStatus = hasGroup(pattern, "status");
  }

  /**
   * Checks a pattern.
   *
   * @throws ImportException if it is missing, no regular expression, or lacks a group
   */
  static LinePattern of(ImportOptions options) throws ImportException {
    String text =
        options
            .pattern()
            .orElseThrow(() -> new ImportException("format lines needs --pattern; " + ALLOWED));
    try {
      Pattern pattern = Pattern.compile(text);
      checkGroups(text, pattern);
      return new LinePattern(pattern);
    } catch (PatternSyntaxException bad) {
      throw new ImportException(
          "--pattern is no regular expression: %s at index %d of %s"
              .formatted(bad.getDescription(), bad.getIndex(), text),
          bad);
    }
  }

  Matcher matcher(String line) {
    return pattern.matcher(line);
  }

  /** The operation that a matched line names, or empty. */
  String operation(Matcher line) {
    if (hasOperation) {
      return text(line, "operation").strip();
    }
    String path = text(line, "path");
    if (path.isEmpty()) {
      return "";
    }
    return hasMethod ? OperationName.of(text(line, "method"), path) : OperationName.of(path);
  }

  boolean isHttp(String operation) {
    return !hasOperation || OperationName.isRequestLine(operation);
  }

  /** The status of a matched line, empty where it has none. */
  String status(Matcher line) {
    String status = hasStatus ? text(line, "status") : "";
    return status.equals("-") ? "" : status;
  }

  String time(Matcher line) {
    return text(line, "time");
  }

  String duration(Matcher line) {
    return text(line, "duration");
  }

  private static void checkGroups(String text, Pattern pattern) throws ImportException {
    List<String> missing = new ArrayList<>();
    for (String group : List.of("time", "duration")) {
      if (!hasGroup(pattern, group)) {
        missing.add(group);
      }
    }
    if (!hasGroup(pattern, "operation") && !hasGroup(pattern, "path")) {
      missing.add("operation (or method and path)");
    }
    if (!missing.isEmpty()) {
      throw new ImportException(
          "--pattern lacks the group %s: %s; %s"
              .formatted(String.join(" and the group ", missing), text, ALLOWED));
    }
  }

  /** Java 17 does not tell the groups of a pattern, but an empty match knows them. */
  private static boolean hasGroup(Pattern pattern, String group) {
    Matcher empty =
        Pattern.compile("(?:" + pattern.pattern() + "\n)?", pattern.flags()).matcher("");
    empty.find();
    try {
      empty.group(group);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static String text(Matcher line, String group) {
    String found = line.group(group);
    return found == null ? "" : found;
  }
}
