package io.streamgauge.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OneReaderTest {

  @Test
  void givesEverythingToOneMember() {
    Subscription alerts = new Subscription(List.of("alerts"));

    Map<String, Assignment> assignments =
        new OneReader()
            .assign(cluster(), new GroupSubscription(Map.of("b", alerts, "a", alerts, "c", alerts)))
            .groupAssignment();

    assertThat(assignments).containsOnlyKeys("a", "b", "c");
    assertThat(assignments.get("a").partitions())
        .containsExactlyInAnyOrder(
            new TopicPartition("alerts", 0), new TopicPartition("alerts", 1));
    assertThat(assignments.get("b").partitions()).isEmpty();
    assertThat(assignments.get("c").partitions()).isEmpty();
  }

  private static Cluster cluster() {
    Node[] none = new Node[0];
    return new Cluster(
        "cluster",
        List.of(),
        List.of(
            new PartitionInfo("alerts", 0, Node.noNode(), none, none),
            new PartitionInfo("alerts", 1, Node.noNode(), none, none)),
        Set.of(),
        Set.of());
  }
}
