package io.streamgauge.streams.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** Which task fills which stores, read from the topology. */
final class StoreGroups {

  private static final String REPARTITION = "-repartition";

  private final Map<String, StoreGroup> byStore = new HashMap<>();
  private final List<String> topics;

  /**
   * @param applicationId what the names of internal topics begin with
   */
  StoreGroups(Topology topology, String applicationId) {
    for (TopologyDescription.Subtopology tasks : topology.describe().subtopologies()) {
      add(tasks, applicationId);
    }
    topics =
        byStore.values().stream()
            .flatMap(group -> group.topics().stream())
            .distinct()
            .sorted()
            .toList();
  }

  private void add(TopologyDescription.Subtopology tasks, String applicationId) {
    Set<String> stores = new HashSet<>();
    Set<String> sources = new HashSet<>();
    for (TopologyDescription.Node node : tasks.nodes()) {
      if (node instanceof TopologyDescription.Processor processor) {
        stores.addAll(processor.stores());
      } else if (node instanceof TopologyDescription.Source source) {
        source.topicSet().forEach(topic -> sources.add(fullName(topic, applicationId)));
      }
    }
    if (!stores.isEmpty()) {
      StoreGroup group = new StoreGroup(stores, sources);
      stores.forEach(store -> byStore.put(store, group));
    }
  }

  private static String fullName(String topic, String applicationId) {
    boolean prefixed = topic.startsWith(applicationId + '-');
    return topic.endsWith(REPARTITION) && !prefixed ? applicationId + '-' + topic : topic;
  }

  /**
   * The group of a store.
   *
   * @throws IllegalArgumentException if there is no such store
   */
  StoreGroup of(String store) {
    StoreGroup group = byStore.get(store);
    if (group == null) {
      throw new IllegalArgumentException("no such store: " + store);
    }
    return group;
  }

  boolean has(String store) {
    return byStore.containsKey(store);
  }

  /** All topics that fill stores, in a fixed order. */
  List<String> topics() {
    return topics;
  }
}
