package io.streamgauge.alerting.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to one member of a group, and none to the others, who take over when it is
 * gone: only who reads all alerts can tell together what belongs together, and keep a rate. Public
 * because Kafka makes it.
 */
public final class OneReader implements ConsumerPartitionAssignor {

  @Override
  public String name() {
    return "streamgauge-one-reader";
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    Map<String, Assignment> assignments = new HashMap<>();
    new TreeSet<>(group.groupSubscription().keySet())
        .forEach(
            member -> {
              List<String> topics = group.groupSubscription().get(member).topics();
              List<TopicPartition> given =
                  assignments.isEmpty() ? partitions(cluster, topics) : List.of();
              assignments.put(member, new Assignment(given));
            });
    return new GroupAssignment(assignments);
  }

  private static List<TopicPartition> partitions(Cluster cluster, List<String> topics) {
    List<TopicPartition> all = new ArrayList<>();
    topics.forEach(
        topic ->
            cluster
                .partitionsForTopic(topic)
                .forEach(each -> all.add(new TopicPartition(topic, each.partition()))));
    return all;
  }
}
