package io.streamgauge.streams.query;

import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.StoreFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads windows whose keys are a service and a name within it. Thread-safe. */
final class NamedWindows<V> {

  private final StoreReader reader;
  private final Supplier<ReadCount> counts;
  private final StoreFamily family;
  private final Function<V, String> nameOf;

  NamedWindows(
      StoreReader reader,
      Supplier<ReadCount> counts,
      StoreFamily family,
      Function<V, String> nameOf) {
    this.reader = reader;
    this.counts = counts;
    this.family = family;
    this.nameOf = nameOf;
  }

  /**
   * The windows of each key; where service and name are given, only who holds that key is asked.
   *
   * @param name only what is called so, if present
   */
  Gathering<List<V>> read(
      WindowQuery query, RangePlan plan, Optional<String> name, Paging paging, Limits limits) {
    return read(query, plan, name, any -> true, paging, limits);
  }

  /**
   * The same for some of them.
   *
   * @param wanted whether a window counts
   */
  Gathering<List<V>> read(
      WindowQuery query,
      RangePlan plan,
      Optional<String> name,
      Predicate<V> wanted,
      Paging paging,
      Limits limits) {
    AtomicLong windows = new AtomicLong();
    Gathering<List<V>> byKey =
        new Gathering<>(paging, ArrayList::new, gone -> windows.addAndGet(-gone.size()));
    visit(
        query,
        plan,
        name,
        (key, content) -> {
          if (wanted.test(content)) {
            byKey.add(
                key,
                all -> {
                  limits.requireWindows(windows.incrementAndGet(), query);
                  all.add(content);
                });
          }
        });
    return byKey;
  }

  private void visit(
      WindowQuery query, RangePlan plan, Optional<String> name, BiConsumer<String, V> visitor) {
    ReadCount read = counts.get();
    for (RangePlan.Part part : plan.parts()) {
      if (query.service().isPresent() && name.isPresent()) {
        String key = Keys.join(query.service().get(), name.get());
        reader.<V>windowsOf(
            family,
            part,
            key,
            (window, content) -> {
              read.next(query);
              visitor.accept(window.key(), content);
            });
      } else {
        reader.<V>windows(
            family,
            part,
            query.keyPrefix(),
            (window, content) -> {
              read.next(query);
              if (name.isEmpty() || name.get().equals(nameOf.apply(content))) {
                visitor.accept(window.key(), content);
              }
            });
      }
    }
  }
}
