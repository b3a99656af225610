package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Combiner;
import io.streamgauge.alerting.lifecycle.Firings;
import io.streamgauge.alerting.lifecycle.HeapMemory;
import io.streamgauge.alerting.lifecycle.Judge;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.quiet.Inhibitions;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.rules.Rules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Rules at work without Kafka: what alerting judges with, and a memory on the heap. Alerts inhibit
 * each other as live, by event time; there are no silences. Not thread-safe.
 */
public final class Rehearsal {

  private final Inhibitions inhibitions;
  private final BiConsumer<String, Alert> tell;
  private final Judge judge;
  private final Combiner combiner;
  private final Map<String, Alert> latest = new LinkedHashMap<>();
  private long time;

  /**
   * @param tell takes each transition with the id of its alert
   */
  public Rehearsal(Rules rules, BiConsumer<String, Alert> tell) {
    this.inhibitions = requireNonNull(rules, "rules").inhibitions();
    this.tell = requireNonNull(tell, "tell");
    combiner = new Combiner(() -> rules, new HeapMemory(), new Fires(), this::told, this::quiet);
    judge = new Judge(() -> rules, new HeapMemory(), this::judged, this::quiet);
  }

  private void judged(String id, Alert alert) {
    told(id, alert);
    combiner.observe(alert);
  }

  private void told(String id, Alert alert) {
    if (!inhibitions.isEmpty()) {
      latest.put(id, alert);
    }
    tell.accept(id, alert);
  }

  private Quiet quiet() {
    return inhibitions.isEmpty()
        ? Quiet.NOTHING
        : new Quiet(
            List.of(),
            inhibitions,
            latest.values().stream().filter(each -> inhibitions.isSource(each, time)).toList());
  }

  /** A window goes by. */
  public void observe(Observation observation) {
    time = Math.max(time, observation.window().end());
    judge.observe(observation);
  }

  /**
   * Event time goes on.
   *
   * @param now every window that ended by then has gone by, epoch milliseconds
   */
  public void advance(long now) {
    time = now;
    judge.advance(subject -> OptionalLong.of(now));
    judge.hush(now);
    combiner.look(now);
  }

  /** The alerts that fire. */
  private static final class Fires implements Firings {

    private record Key(String rule, Series series) {}

    private final Set<Key> keys = new LinkedHashSet<>();

    @Override
    public void note(String rule, Series series, boolean fires) {
      Key key = new Key(rule, series);
      if (fires) {
        keys.add(key);
      } else {
        keys.remove(key);
      }
    }

    @Override
    public boolean any(String rule, String service) {
      return keys.stream()
          .anyMatch(key -> key.rule.equals(rule) && key.series.service().equals(service));
    }

    @Override
    public Set<String> services() {
      Set<String> services = new HashSet<>();
      keys.forEach(key -> services.add(key.series.service()));
      return services;
    }
  }
}
