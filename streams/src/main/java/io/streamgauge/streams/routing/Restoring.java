package io.streamgauge.streams.routing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Which stores of this process are being restored. A task that is wiped and begins anew restores
 * its stores while its thread goes on with others; Kafka Streams lets them be read all the while.
 * Thread-safe.
 */
final class Restoring implements StateRestoreListener {

  private record Part(String store, int partition) {}

  private final Set<Part> parts = ConcurrentHashMap.newKeySet();

  boolean isRestoring(String store, int partition) {
    return !parts.isEmpty() && parts.contains(new Part(store, partition));
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    parts.add(new Part(store, changelog.partition()));
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long to, long number) {}

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long total) {
    parts.remove(new Part(store, changelog.partition()));
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
    parts.remove(new Part(store, changelog.partition()));
  }
}
