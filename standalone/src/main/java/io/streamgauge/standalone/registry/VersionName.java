package io.streamgauge.standalone.registry;

import java.util.List;
import java.util.Optional;

/**
 * A version as clients name it.
 *
 * @param number 1 or more; 0: the newest
 */
record VersionName(int number) {

  static final VersionName LATEST = new VersionName(0);

  /**
   * @param text a number from 1, or {@code latest}, or -1 for the same
   * @throws Problem 42202 where it is neither
   */
  static VersionName parse(String text) {
    if (text.equals("latest") || text.equals("-1")) {
      return LATEST;
    }
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return new VersionName(number);
      }
    } catch (NumberFormatException e) {
      // told below, as numbers out of range are
    }
    throw Problem.invalid(
        42202,
        "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
            .formatted(text));
  }

  boolean isLatest() {
    return number == 0;
  }

  /** The version of this name among versions of one subject, oldest first. */
  Optional<Version> in(List<Version> versions) {
    return versions.stream()
        .filter(version -> isLatest() || version.number() == number)
        .reduce((older, newer) -> newer);
  }

  @Override
  public String toString() {
    return isLatest() ? "latest" : Integer.toString(number);
  }
}
