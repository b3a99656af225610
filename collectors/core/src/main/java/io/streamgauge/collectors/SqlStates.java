package io.streamgauge.collectors;

/** SQLSTATEs as numbers, five digits to the base of 36, so that a buffer holds primitives only. */
final class SqlStates {

  /** The number of what is none, or not known. */
  static final int NONE = 0;

  /** How many bits a number has. */
  static final int BITS = 26;

  private static final int LENGTH = 5;
  private static final int RADIX = Character.MAX_RADIX;

  private SqlStates() {}

  /**
   * The number of a state; {@link #NONE} for null and for what is not five letters and digits.
   * Allocates nothing.
   */
  static int number(String state) {
    if (state == null || state.length() != LENGTH) {
      return NONE;
    }
    int number = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = state.charAt(i);
      int digit = c < 128 ? Character.digit(c, RADIX) : -1;
      if (digit < 0) {
        return NONE;
      }
      number = RADIX * number + digit;
    }
    return number + 1;
  }

  /** The state, with capital letters; empty for {@link #NONE}. */
  static String state(int number) {
    if (number == NONE) {
      return "";
    }
    char[] state = new char[LENGTH];
    int left = number - 1;
    for (int i = LENGTH - 1; i >= 0; i--) {
      state[i] = Character.toUpperCase(Character.forDigit(left % RADIX, RADIX));
      left /= RADIX;
    }
    return new String(state);
  }
}
