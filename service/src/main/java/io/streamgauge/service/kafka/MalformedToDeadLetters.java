package io.streamgauge.service.kafka;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends records that cannot be processed because of what they contain to the dead-letter topic
 * (KIP-1033, KIP-1034) and goes on. Failures of Kafka or of a store fail the task instead, so that
 * the record is processed anew.
 */
public final class MalformedToDeadLetters extends LogAndContinueProcessingExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return Failures.isInfrastructure(exception)
        ? Response.fail()
        : super.handleError(context, record, exception);
  }
}
