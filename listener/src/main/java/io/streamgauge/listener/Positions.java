package io.streamgauge.listener;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far each partition is done with, and its commits where there is a group to remember them. */
final class Positions implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);

  private final Consumer<byte[], byte[]> consumer;
  private final boolean grouped;
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

  /**
   * @param grouped whether there is a group
   */
  Positions(Consumer<byte[], byte[]> consumer, boolean grouped) {
    this.consumer = consumer;
    this.grouped = grouped;
  }

  /** Everything before an offset is done with. */
  void note(TopicPartition partition, long next) {
    if (grouped) {
      done.put(partition, new OffsetAndMetadata(next));
    }
  }

  /**
   * Writes down what is done. Where that fails, either it is tried again later, or the partitions
   * are someone else's, who begins with what was written down before.
   */
  void commit() {
    if (done.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(done));
      done.clear();
    } catch (CommitFailedException e) {
      LOG.warn("The group has gone on without this member, which may repeat: {}", e.getMessage());
      done.clear();
    } catch (RebalanceInProgressException | TimeoutException e) {
      LOG.info("What was done is written down later: {}", e.getMessage());
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.debug("Listening to {}", partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
    done.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    done.keySet().removeAll(partitions);
  }
}
