package io.streamgauge.service.kafka;

import io.streamgauge.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Sends records that cannot be read to the dead-letter topic (KIP-1034) and goes on. A schema
 * registry that does not answer says nothing about the record: then the task fails and is started
 * again, and the record is read anew.
 */
public final class PoisonToDeadLetters extends LogAndContinueExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return RegistryUnavailableException.isBehind(exception)
        ? Response.fail()
        : super.handleError(context, record, exception);
  }
}
