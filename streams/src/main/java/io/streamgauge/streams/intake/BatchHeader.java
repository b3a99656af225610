package io.streamgauge.streams.intake;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.Source;

/**
 * What all batches have in common.
 *
 * @param service the service
 * @param instance the instance
 * @param producerId identity of one life of one publisher; empty if it keeps no sequence
 * @param sequence number of the batch within the producerId, 0 or more
 * @param dropped events that the publisher dropped since the batch before, 0 or more
 * @param events events in the batch
 */
public record BatchHeader(
    String service, String instance, String producerId, long sequence, long dropped, int events) {

  private static final int LONGEST_NAME = 8_192;
  private static final long LARGEST_SEQUENCE = 1L << 53;

  /**
   * @throws MalformedBatchException if a name is blank or a number negative
   */
  public BatchHeader {
    requireName("source.service", service);
    requireName("source.instance", instance);
    if (producerId.length() > LONGEST_NAME) {
      throw new MalformedBatchException(
          "producerId has " + producerId.length() + " characters; at most " + LONGEST_NAME);
    }
    requireNotNegative("sequence", sequence);
    if (sequence > LARGEST_SEQUENCE) {
      throw new MalformedBatchException(
          "sequence is " + sequence + "; at most " + LARGEST_SEQUENCE);
    }
    requireNotNegative("dropped", dropped);
  }

  public static BatchHeader of(RequestBatch batch) {
    return of(
        batch.getSource(),
        batch.getProducerId(),
        batch.getSequence(),
        batch.getDropped(),
        batch.getDuration().size());
  }

  public static BatchHeader of(QueryBatch batch) {
    return of(
        batch.getSource(),
        batch.getProducerId(),
        batch.getSequence(),
        batch.getDropped(),
        batch.getDuration().size());
  }

  public static BatchHeader of(CacheBatch batch) {
    return of(
        batch.getSource(),
        batch.getProducerId(),
        batch.getSequence(),
        batch.getDropped(),
        batch.getSamples().size());
  }

  public static BatchHeader of(MemoryBatch batch) {
    return of(
        batch.getSource(),
        batch.getProducerId(),
        batch.getSequence(),
        batch.getDropped(),
        batch.getSamples().size() + batch.getCollections().size());
  }

  public static BatchHeader of(GaugeBatch batch) {
    return of(
        batch.getSource(),
        batch.getProducerId(),
        batch.getSequence(),
        batch.getDropped(),
        batch.getReadings().size());
  }

  private static BatchHeader of(
      Source source, String producerId, long sequence, long dropped, int events) {
    return new BatchHeader(
        source.getService(), source.getInstance(), producerId, sequence, dropped, events);
  }

  /**
   * Refuses what cannot be a name: nothing, or so much that it does not fit into a record's key.
   *
   * @throws MalformedBatchException if the name is blank or longer than 8,192 characters
   */
  public static void requireName(String field, String value) {
    if (value.isBlank()) {
      throw new MalformedBatchException(field + " is blank; a name is required");
    }
    if (value.length() > LONGEST_NAME) {
      throw new MalformedBatchException(
          field + " has " + value.length() + " characters; at most " + LONGEST_NAME);
    }
  }

  private static void requireNotNegative(String field, long value) {
    if (value < 0) {
      throw new MalformedBatchException(field + " is " + value + "; it must be 0 or more");
    }
  }
}
