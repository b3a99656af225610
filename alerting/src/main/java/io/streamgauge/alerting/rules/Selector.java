package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses names by globs: {@code *} stands for any characters, also none; everything else for
 * itself. A name is chosen if one of the globs fits the whole of it, and none of those that are
 * left out.
 */
public final class Selector {

  public static final Selector EVERYTHING = new Selector(List.of("*"));

  private final List<String> globs;
  private final List<String> except;
  private final Pattern pattern;
  private final Pattern leftOut;

  public Selector(List<String> globs) {
    this(globs, List.of());
  }

  private Selector(List<String> globs, List<String> except) {
    this.globs = List.copyOf(globs);
    this.except = List.copyOf(except);
    this.pattern = pattern(globs);
    this.leftOut = pattern(except);
  }

  /** The same without what these globs choose. */
  Selector except(List<String> others) {
    return new Selector(globs, others);
  }

  public boolean matches(String name) {
    return pattern.matcher(name).matches()
        && (except.isEmpty() || !leftOut.matcher(name).matches());
  }

  private static Pattern pattern(List<String> globs) {
    return Pattern.compile(
        globs.stream().map(Selector::regex).collect(joining("|")), Pattern.DOTALL);
  }

  private static String regex(String glob) {
    return Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector that && globs.equals(that.globs) && except.equals(that.except);
  }

  @Override
  public int hashCode() {
    return 31 * globs.hashCode() + except.hashCode();
  }

  @Override
  public String toString() {
    String chosen = String.join(", ", globs);
    return except.isEmpty() ? chosen : chosen + " except " + String.join(", ", except);
  }
}
