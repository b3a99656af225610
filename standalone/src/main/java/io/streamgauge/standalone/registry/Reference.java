package io.streamgauge.standalone.registry;

/**
 * A schema's use of another one.
 *
 * @param name full name of the type that is used
 * @param subject where it is registered
 * @param version as which version; -1: the newest at the time of asking
 */
record Reference(String name, String subject, int version) {

  Reference {
    if (name == null || name.isEmpty()) {
      throw Problem.invalid(42201, "A reference has no name");
    }
    if (subject == null || subject.isEmpty()) {
      throw Problem.invalid(42201, "The reference to " + name + " has no subject");
    }
  }
}
