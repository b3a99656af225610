package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class HoldersTest {

  private static final HostInfo A = new HostInfo("a", 1);
  private static final HostInfo B = new HostInfo("b", 1);
  private static final StoreGroup GROUP = new StoreGroup(Set.of("tallies"), Set.of("in", "more"));

  private record Instance(
      HostInfo hostInfo,
      Set<TopicPartition> topicPartitions,
      Set<TopicPartition> standbyTopicPartitions)
      implements StreamsMetadata {

    @Override
    public Set<String> stateStoreNames() {
      return Set.of();
    }

    @Override
    public Set<String> standbyStateStoreNames() {
      return Set.of();
    }

    @Override
    public String host() {
      return hostInfo.host();
    }

    @Override
    public int port() {
      return hostInfo.port();
    }
  }

  private static TopicPartition in(int partition) {
    return new TopicPartition("in", partition);
  }

  @Test
  void knowsWhoWorksOnEachPartitionAndWhoHasACopy() {
    Instance a = new Instance(A, Set.of(in(0), in(2)), Set.of(in(1)));
    Instance b = new Instance(B, Set.of(in(1)), Set.of(in(0)));

    Map<Integer, Holders> holders = Holders.of(GROUP, List.of(0, 1, 2), List.of(a, b));

    assertThat(holders)
        .containsExactly(
            Map.entry(0, new Holders(Optional.of(A), List.of(B))),
            Map.entry(1, new Holders(Optional.of(B), List.of(A))),
            Map.entry(2, new Holders(Optional.of(A), List.of())));
  }

  @Test
  void forgetsNoPartitionThatNobodyHolds() {
    Instance other = new Instance(A, Set.of(new TopicPartition("else", 1)), Set.of());

    Map<Integer, Holders> holders = Holders.of(GROUP, List.of(0, 1), List.of(other));

    assertThat(holders)
        .containsOnlyKeys(0, 1)
        .allSatisfy(
            (partition, who) ->
                assertThat(who).isEqualTo(new Holders(Optional.empty(), List.of())));
  }

  @Test
  void findsAPartitionThatOnlyTheLongestOfItsTopicsHas() {
    Instance b = new Instance(B, Set.of(new TopicPartition("more", 5)), Set.of());

    assertThat(Holders.of(GROUP, List.of(5), List.of(b)).get(5).active()).contains(B);
  }
}
