package io.streamgauge.streams.routing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return Holders.of(group, partitions, all());
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
