package io.streamgauge.streams.cardinality;

import java.util.regex.Pattern;

/** What is left of the names of series when that is taken out of them which makes them many. */
public final class SeriesShape {

  private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final String HEX =
      "(?<!\\p{Alnum})(?=\\p{Alpha}*\\d)\\p{XDigit}{8,}(?!\\p{Alnum})";
  private static final String DIGITS = "\\d++(?:[.,:_-]\\d++)*+";
  private static final Pattern VARIABLE = Pattern.compile(UUID + '|' + HEX + '|' + DIGITS);

  private SeriesShape() {}

  /** The name with {@code #} for each UUID, hexadecimal id and number. */
  public static String of(String series) {
    return VARIABLE.matcher(series).replaceAll("#");
  }
}
