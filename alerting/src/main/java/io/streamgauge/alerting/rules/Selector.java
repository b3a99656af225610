package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses names by globs: {@code *} stands for any characters, also none; everything else for
 * itself. A name is chosen if one of the globs fits the whole of it.
 */
public final class Selector {

  public static final Selector EVERYTHING = new Selector(List.of("*"));

  private final List<String> globs;
  private final Pattern pattern;

  public Selector(List<String> globs) {
    this.globs = List.copyOf(globs);
    this.pattern =
        Pattern.compile(globs.stream().map(Selector::regex).collect(joining("|")), Pattern.DOTALL);
  }

  public boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  private static String regex(String glob) {
    return Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector that && globs.equals(that.globs);
  }

  @Override
  public int hashCode() {
    return globs.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", globs);
  }
}
