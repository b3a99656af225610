package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of the latest windows have to breach for a rule to be in breach. A window without data
 * does not.
 *
 * @param least 1 to {@code of}
 * @param of 1 to {@link #MOST}
 */
public record Quorum(int least, int of) {

  /** The longest memory: as many as there are bits to remember them. */
  public static final int MOST = 60;

  /** Each window by itself. */
  static final Quorum ONE = new Quorum(1, 1);

  static final String ALLOWED =
      "<least> of <all>, for example 3 of 5, both from 1 to %d".formatted(MOST);

  static final Pattern TEXT = Pattern.compile("(\\d{1,2})\\s+of\\s+(\\d{1,2})");

  public Quorum {
    if (least < 1 || of < least || of > MOST) {
      throw new IllegalArgumentException(
          "quorum is %d of %d, allowed is %s".formatted(least, of, ALLOWED));
    }
  }

  static Optional<Quorum> of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int least = Integer.parseInt(matcher.group(1));
    int of = Integer.parseInt(matcher.group(2));
    return least >= 1 && least <= of && of <= MOST
        ? Optional.of(new Quorum(least, of))
        : Optional.empty();
  }

  /** Whether each window is judged by itself. */
  public boolean isOne() {
    return of == 1;
  }
}
