package io.streamgauge.streams.routing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The instances that share the work, as far as this one knows. Thread-safe. */
final class Instances {

  /** Stands for this instance where it tells nobody an address. */
  private static final HostInfo NAMELESS = HostInfo.unavailable();

  private final Supplier<KafkaStreams> streams;
  private final HostInfo self;
  private volatile Known known = new Known(List.of());

  /**
   * @param self where others reach this instance; empty where they cannot
   */
  Instances(Supplier<KafkaStreams> streams, Optional<HostInfo> self) {
    this.streams = streams;
    this.self = self.orElse(NAMELESS);
  }

  boolean isSelf(HostInfo host) {
    return self.equals(host);
  }

  Map<Integer, Holders> holders(StoreGroup group, Collection<Integer> partitions) {
    Collection<StreamsMetadata> all = all();
    Known now = known;
    if (!now.isOf(all)) {
      now = new Known(List.copyOf(all));
      known = now;
    }
    return now.holders(group, partitions);
  }

  /** What is known of all instances, and so of who holds what, until Kafka Streams knows more. */
  private record Known(List<StreamsMetadata> all, Map<StoreGroup, Map<Integer, Holders>> holders) {

    private Known(List<StreamsMetadata> all) {
      this(all, new ConcurrentHashMap<>());
    }

    /** Kafka Streams makes new objects of whatever it learns, and never changes one. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isOf(Collection<StreamsMetadata> other) {
      if (other.size() != all.size()) {
        return false;
      }
      int index = 0;
      for (StreamsMetadata one : other) {
        if (one != all.get(index++)) {
          return false;
        }
      }
      return true;
    }

    private Map<Integer, Holders> holders(StoreGroup group, Collection<Integer> partitions) {
      Map<Integer, Holders> ofGroup =
          holders.computeIfAbsent(group, none -> new ConcurrentHashMap<>());
      Map<Integer, Holders> wanted = new TreeMap<>();
      for (int partition : partitions) {
        Holders of = ofGroup.get(partition);
        if (of == null) {
          of = Holders.of(group, List.of(partition), all).get(partition);
          ofGroup.put(partition, of);
        }
        wanted.put(partition, of);
      }
      return wanted;
    }
  }

  /** Everyone else. */
  List<HostInfo> others() {
    return all().stream()
        .map(StreamsMetadata::hostInfo)
        .filter(host -> !isSelf(host))
        .distinct()
        .toList();
  }

  /** Who should have a copy, or what is left of the original; this instance in any case. */
  Set<HostInfo> withCopies(Holders holders) {
    Set<HostInfo> hosts = new LinkedHashSet<>(holders.standbys());
    holders.active().ifPresent(hosts::add);
    hosts.add(self);
    return hosts;
  }

  /** Everyone who has not been asked yet: assignments may have changed without our knowing. */
  Set<HostInfo> others(Holders holders) {
    Set<HostInfo> hosts = new LinkedHashSet<>(others());
    hosts.removeAll(withCopies(holders));
    return hosts;
  }

  private Collection<StreamsMetadata> all() {
    try {
      return streams.get().metadataForAllStreamsClients();
    } catch (InvalidStateStoreException | IllegalStateException notRunning) {
      return List.of();
    }
  }
}
