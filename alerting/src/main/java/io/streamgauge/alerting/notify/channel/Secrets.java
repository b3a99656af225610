package io.streamgauge.alerting.notify.channel;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Texts that are not to be seen anywhere.
 *
 * @param values the longest first, so that no part of one is left
 */
public record Secrets(List<String> values) {

  /** What is as short as this stands in many texts by chance, and hides nothing. */
  private static final int SHORTEST = 4;

  public Secrets {
    values = List.copyOf(values);
  }

  public static Secrets of(Set<String> values) {
    return new Secrets(
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  @Override
  public String toString() {
    return Secret.HIDDEN;
  }

  /** The text with all secrets hidden. */
  public String hide(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, Secret.HIDDEN);
    }
    return hidden;
  }
}
