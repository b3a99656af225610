package io.streamgauge.standalone.demo.shop;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Where the shop is measured.
 *
 * @param requests told of each request that was answered
 * @param statements wraps the data source that serves requests
 * @param caches told the name of each cache, once
 */
public record Probes(
    RequestProbe requests,
    UnaryOperator<DataSource> statements,
    BiConsumer<String, Cache<?, ?>> caches) {

  /** Told of each request that was answered; must not throw. */
  @FunctionalInterface
  public interface RequestProbe {

    /**
     * One request.
     *
     * @param operation method and path template, for example {@code GET /orders/{id}}
     * @param status HTTP status
     * @param nanos duration in nanoseconds
     */
    void record(String operation, int status, long nanos);
  }

  public Probes {
    requireNonNull(requests, "requests");
    requireNonNull(statements, "statements");
    requireNonNull(caches, "caches");
  }

  /** Measures nothing. */
  public static Probes none() {
    return new Probes((operation, status, nanos) -> {}, source -> source, (name, cache) -> {});
  }
}
