package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.latency.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answer to who sends and how complete it is. Times are epoch milliseconds of the wall clock.
 *
 * @param services the services, ordered by name
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceAnswer(List<Service> services, @Nullable String next) {

  /**
   * One service.
   *
   * @param service name of the service
   * @param instances names of its instances, ordered
   * @param firstSeen when it was first heard of, epoch milliseconds
   * @param lastSeen when it was last heard of, epoch milliseconds
   * @param topics what came over each topic
   * @param variants what its instances are told apart by, where they tell it; ordered by
   *     environment, version and tag
   */
  record Service(
      String service,
      List<String> instances,
      long firstSeen,
      long lastSeen,
      Map<String, Completeness> topics,
      List<LiveVariant> variants) {}

  /**
   * A variant of a service that has a place among those with windows of their own.
   *
   * @param environment where instances run, if they tell
   * @param version of the service, if instances tell
   * @param tag value of the tag that is configured, if instances tell
   * @param lastEvent its latest event, epoch milliseconds; up to a minute behind
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LiveVariant(
      @Nullable String environment,
      @Nullable String version,
      @Nullable String tag,
      long lastEvent) {

    static LiveVariant of(String variant, long lastEvent) {
      Variant parts = Variant.parse(variant).orElse(Variant.OTHER);
      return new LiveVariant(
          told(parts.environment()), told(parts.version()), told(parts.tag()), lastEvent);
    }

    private static @Nullable String told(String part) {
      return part.isEmpty() ? null : part;
    }
  }

  /**
   * What came over one topic.
   *
   * @param batches batches taken in
   * @param lost batches that never arrived
   * @param repeated batches that arrived again and were left out
   * @param dropped events that collectors dropped
   * @param late events left out because they came after the grace
   * @param ahead events left out because their clock was too far ahead
   */
  record Completeness(long batches, long lost, long repeated, long dropped, long late, long ahead) {

    private static final Completeness NONE = new Completeness(0, 0, 0, 0, 0, 0);

    private Completeness plus(ServiceTally tally) {
      return new Completeness(
          batches + tally.getBatches(),
          lost + tally.getLost(),
          repeated + tally.getRepeated(),
          dropped + tally.getDropped(),
          late + tally.getLate(),
          ahead + tally.getAhead());
    }
  }

  /** What is gathered of one service from the tasks of this process. */
  static final class Gathered {

    private final SortedMap<String, Long> variants = new TreeMap<>();
    private final SortedSet<String> instances = new TreeSet<>();
    private final Map<String, Completeness> topics = new TreeMap<>();
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen;

    void add(ServiceTally tally) {
      firstSeen = Math.min(firstSeen, tally.getFirstSeen());
      lastSeen = Math.max(lastSeen, tally.getLastSeen());
      topics.put(
          tally.getTopic(), topics.getOrDefault(tally.getTopic(), Completeness.NONE).plus(tally));
    }

    void addVariant(String variant, long lastEvent) {
      variants.merge(variant, lastEvent, Math::max);
    }

    void addInstance(String instance) {
      instances.add(instance);
    }

    Service service(String name) {
      List<LiveVariant> live = new ArrayList<>();
      variants.forEach((variant, lastEvent) -> live.add(LiveVariant.of(variant, lastEvent)));
      return new Service(name, new ArrayList<>(instances), firstSeen, lastSeen, topics, live);
    }
  }
}
