package io.streamgauge.collectors;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/** Events of one topic that wait for the publisher. Its methods are for the publisher's thread. */
interface Intake<B extends SpecificRecord> {

  /**
   * Takes the events that have waited longest out of the buffer and makes a batch of them. Empty
   * where there is nothing to tell, neither an event nor a drop.
   */
  Optional<Batch<B>> next(Heading heading);

  /** A question that turns true once everything that waits now has been taken out. */
  BooleanSupplier emptied();

  /** Valid events ever offered, dropped ones included. Any thread. */
  long offered();

  /** Events ever dropped because there was no room. Any thread. */
  long refused();

  /** Refuses all events from now on, throws away what is left and counts it as refused. */
  void close();
}
