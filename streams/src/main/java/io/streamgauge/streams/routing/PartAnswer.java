package io.streamgauge.streams.routing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an instance says of one partition that it was asked for.
 *
 * @param reason why there is nothing; empty where there is
 * @param lag records that a copy is behind, negative where nobody knows; 0 where it is no copy
 * @param position what can be in it at most
 * @param entries the entries, in the bytes of their store
 */
record PartAnswer(
    Kind kind, String reason, long lag, Position position, List<Entry<byte[]>> entries) {

  enum Kind {
    /** Read by the instance that works on it. */
    FRESH,
    /** Read from a copy. */
    COPY,
    /** Not read: it has not come to the position that is wanted. */
    BEHIND,
    /** Not read. */
    UNREADABLE
  }

  PartAnswer {
    requireNonNull(kind, "kind");
    requireNonNull(reason, "reason");
    requireNonNull(position, "position");
    entries = List.copyOf(entries);
  }

  static PartAnswer none(Kind kind, String reason) {
    return new PartAnswer(kind, reason, 0, Position.NONE, List.of());
  }

  boolean isRead() {
    return kind == Kind.FRESH || kind == Kind.COPY;
  }
}
