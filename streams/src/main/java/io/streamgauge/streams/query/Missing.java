package io.streamgauge.streams.query;

import java.util.Locale;

/** Why an answer may not hold every event. */
enum Missing {
  /** Batches never arrived: gaps in the sequence numbers. */
  LOST,
  /** The collector had to drop events. */
  DROPPED,
  /** Events came after the grace and were left out. */
  LATE,
  /** The clock of events was too far ahead, and they were left out. */
  AHEAD,
  /** Nothing is heard of the service: nobody knows what it does. */
  SILENT,
  /** The pipeline has not come to the latest events yet. */
  BEHIND;

  /** Its name in answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
