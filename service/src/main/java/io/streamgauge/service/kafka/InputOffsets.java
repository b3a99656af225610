package io.streamgauge.service.kafka;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;

/**
 * Lets a task commit how far it has read each of its inputs. By itself, Kafka Streams commits the
 * offsets of those partitions only that a record came from since the task began. What was committed
 * of the others may end before markers of transactions, which hold nothing to process; from outside
 * that cannot be told from records that wait.
 *
 * <p>Data of a processor that is committed with the offsets goes to all inputs; that is used here,
 * by an interface of Kafka Streams that is not public.
 */
public final class InputOffsets {

  private static final String KEY = "streamgauge";

  private InputOffsets() {}

  /** The next commit of the task tells the offsets of all of its inputs. */
  public static void commitAll(ProcessorContext<?, ?> context) {
    ((InternalProcessorContext<?, ?>) context).addProcessorMetadataKeyValue(KEY, 0);
  }
}
