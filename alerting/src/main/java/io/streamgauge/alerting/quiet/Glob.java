package io.streamgauge.alerting.quiet;

/** Texts in which {@code *} stands for any characters, also none; everything else for itself. */
final class Glob {

  private static final char ANY = '*';

  private Glob() {}

  /** Whether the glob fits the whole of a text; in time of at most both lengths multiplied. */
  static boolean matches(String glob, String text) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int next = 0;
    while (next < text.length()) {
      if (at < glob.length() && glob.charAt(at) == ANY) {
        star = at++;
        resume = next;
      } else if (at < glob.length() && glob.charAt(at) == text.charAt(next)) {
        at++;
        next++;
      } else if (star >= 0) {
        at = star + 1;
        next = ++resume;
      } else {
        return false;
      }
    }
    return glob.substring(at).chars().allMatch(c -> c == ANY);
  }
}
