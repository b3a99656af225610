package io.streamgauge.service.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next cursor of the part after it, null if there is none
 */
public record Page<T>(List<T> entries, @Nullable String next) {

  public Page {
    entries = List.copyOf(entries);
  }
}
