package io.streamgauge.streams.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Who holds a partition of a group of stores.
 *
 * @param active who works on it; empty where nobody is known to
 * @param standbys who has a copy of it
 */
record Holders(Optional<HostInfo> active, List<HostInfo> standbys) {

  Holders {
    standbys = List.copyOf(standbys);
  }

  /** The holders of each partition; every partition asked for has an entry, held or not. */
  static Map<Integer, Holders> of(
      StoreGroup group, Collection<Integer> partitions, Collection<StreamsMetadata> instances) {
    Map<Integer, Holders> holders = new TreeMap<>();
    for (int partition : partitions) {
      holders.put(partition, of(group, partition, instances));
    }
    return holders;
  }

  private static Holders of(
      StoreGroup group, int partition, Collection<StreamsMetadata> instances) {
    Optional<HostInfo> active = Optional.empty();
    List<HostInfo> standbys = new ArrayList<>();
    for (StreamsMetadata instance : instances) {
      if (group.isFilledFrom(instance.topicPartitions(), partition)) {
        active = Optional.of(instance.hostInfo());
      }
      if (group.isFilledFrom(instance.standbyTopicPartitions(), partition)) {
        standbys.add(instance.hostInfo());
      }
    }
    return new Holders(active, standbys);
  }
}
