package io.streamgauge.service.feed;

import static java.util.Objects.requireNonNull;

/**
 * What a record is about.
 *
 * @param series operation, statement, cache or instance; {@code *} for the whole service
 */
public record Origin(String service, String series) {

  public Origin {
    requireNonNull(service, "service");
    requireNonNull(series, "series");
  }
}
