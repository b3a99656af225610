package io.streamgauge.service.health;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.rocksdb.RocksDbMetrics;

/**
 * The process's own metrics: those of the JVM, and what components register with {@link
 * #registry()}. {@code GET /metrics} answers in Prometheus text format.
 */
public final class ServiceMetrics implements Routes, AutoCloseable {

  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Operation<String> METRICS =
      Operation.text("/metrics", CONTENT_TYPE, "The pipeline's own metrics for Prometheus");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  public ServiceMetrics() {
    registry.config().meterFilter(MeterFilter.denyNameStartsWith(RocksDbMetrics.PER_STORE));
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Where components register what they measure about themselves. */
  public MeterRegistry registry() {
    return registry;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.handled(METRICS, this::scrape));
  }

  private void scrape(Context context) {
    Parameters.of(context, METRICS);
    context.contentType(CONTENT_TYPE).result(registry.scrape());
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
