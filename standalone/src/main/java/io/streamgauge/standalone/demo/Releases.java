package io.streamgauge.standalone.demo;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.caffeine.CaffeineCaches;
import io.streamgauge.collectors.jdbc.MeasuredDataSource;
import io.streamgauge.standalone.demo.shop.Probes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/**
 * Two versions of the shop, one of which is in use at a time. Each has a collector of its own, as
 * if it ran in a process of its own; cache and memory are those of the first. Thread-safe.
 */
final class Releases {

  /** The version that the demo begins and ends with. */
  static final String FIRST = "1.4.2";

  /** The version that is in use for one phase. */
  static final String NEXT = "1.5.0";

  private final Collector first;
  private final Collector next;
  private volatile boolean nextInUse;

  Releases(Collector first, Collector next) {
    this.first = first;
    this.next = next;
  }

  /** Puts the next version in use, or goes back to the first one. */
  void useNext(boolean use) {
    nextInUse = use;
  }

  /** Measures the shop as the version that is in use. */
  Probes probes() {
    return new Probes(
        (operation, status, nanos) ->
            (nextInUse ? next : first).requests().record(operation, status, nanos),
        this::measured,
        (name, cache) -> CaffeineCaches.register(first, name, cache));
  }

  private DataSource measured(DataSource source) {
    DataSource byFirst = MeasuredDataSource.wrap(source, first);
    DataSource byNext = MeasuredDataSource.wrap(source, next);
    return (DataSource)
        Proxy.newProxyInstance(
            Releases.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> call(method, nextInUse ? byNext : byFirst, arguments));
  }

  private static Object call(Method method, DataSource target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
