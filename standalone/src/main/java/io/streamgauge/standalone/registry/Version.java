package io.streamgauge.standalone.registry;

import static java.util.Objects.requireNonNull;

/**
 * One version of a subject.
 *
 * @param number 1, 2, 3 …
 * @param id its schema
 * @param deleted hidden, but still there for those who ask for it
 */
record Version(String subject, int number, int id, boolean deleted) {

  Version {
    requireNonNull(subject, "subject");
    if (number < 1) {
      throw new IllegalArgumentException("version " + number + " of " + subject + " is below 1");
    }
  }

  Version markedDeleted() {
    return new Version(subject, number, id, true);
  }
}
