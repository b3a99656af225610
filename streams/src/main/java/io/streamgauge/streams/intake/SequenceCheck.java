package io.streamgauge.streams.intake;

import io.streamgauge.metric.ProducerPosition;

/**
 * Tells lost and repeated batches by their sequence numbers, with a sliding window of the last 64
 * numbers as in RFC 6479 (anti-replay), so that batches may overtake each other.
 */
final class SequenceCheck {

  private static final int WINDOW = Long.SIZE;

  /**
   * @param repeated whether the batch was seen before
   * @param lost change of the number of lost batches: positive for a gap, -1 where a gap is filled
   */
  record Verdict(boolean repeated, long lost) {

    static final Verdict NEXT = new Verdict(false, 0);
    static final Verdict REPEATED = new Verdict(true, 0);
  }

  private SequenceCheck() {}

  /** A publisher of which nothing has arrived. */
  static ProducerPosition unseen(BatchHeader header, String topic) {
    return new ProducerPosition(header.service(), header.instance(), topic, -1L, 0L, 0L);
  }

  /** Judges a sequence number and notes it in the position. */
  static Verdict check(ProducerPosition position, long sequence) {
    long ahead = sequence - position.getLast();
    if (ahead > 0) {
      position.setSeen(ahead < WINDOW ? position.getSeen() << ahead | 1 : 1);
      position.setLast(sequence);
      return ahead == 1 ? Verdict.NEXT : new Verdict(false, ahead - 1);
    }
    long bit = -ahead < WINDOW ? 1L << -ahead : 0;
    if (bit == 0 || (position.getSeen() & bit) != 0) {
      return Verdict.REPEATED;
    }
    position.setSeen(position.getSeen() | bit);
    return new Verdict(false, -1);
  }
}
