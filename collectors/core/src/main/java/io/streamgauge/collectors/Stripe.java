package io.streamgauge.collectors;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A bounded queue of events for many writers and one reader, free of locks and of allocation
 * (Vyukov's bounded queue). An event is a few words and an optional note.
 *
 * <p>{@code turns} holds for each slot whose turn it is: {@code p} lets the writer of position p
 * in, {@code p + 1} the reader.
 */
final class Stripe {

  /** Receives events in the order of their positions. */
  interface Reader {

    /**
     * Takes one event.
     *
     * @param words array in which the event's words begin at {@code at}; valid during the call
     * @param note the event's note, or null
     * @return false to leave this event and all later ones where they are
     */
    boolean take(long[] words, int at, Object note);
  }

  /** What {@link #offer} returns where there is no room. */
  static final int FULL = -1;

  // Places of the positions in their array, each with cache lines to itself.
  private static final int TAIL = 16;
  private static final int HEAD = 48;
  private static final int PLACES = 64;

  private final int width;
  private final int mask;
  private final Runnable halfFull;
  private final long[] words;
  private final Object[] notes;
  private final AtomicLongArray turns;
  private final AtomicLongArray positions = new AtomicLongArray(PLACES);

  /**
   * @param capacity events that fit, a power of two
   * @param width words of an event, 3 or 5
   * @param halfFull called by a writer each time that half of the capacity has been written
   */
  Stripe(int capacity, int width, Runnable halfFull) {
    this.width = width;
    this.mask = capacity - 1;
    this.halfFull = halfFull;
    this.words = new long[capacity * width];
    this.notes = new Object[capacity];
    this.turns = new AtomicLongArray(capacity);
    for (int i = 0; i < capacity; i++) {
      turns.setPlain(i, i);
    }
  }

  /**
   * Appends an event. Words 4 and 5 where they fit.
   *
   * @return how often another writer was faster, or {@link #FULL}
   */
  int offer(long first, long second, long third, long fourth, long fifth, Object note) {
    long position = positions.get(TAIL);
    int beaten = 0;
    while (true) {
      long turn = turns.getAcquire((int) position & mask);
      if (turn < position) {
        return FULL;
      }
      if (turn == position && positions.compareAndSet(TAIL, position, position + 1)) {
        write(position, first, second, third, fourth, fifth, note);
        return beaten;
      }
      position = positions.get(TAIL);
      beaten++;
    }
  }

  private void write(
      long position, long first, long second, long third, long fourth, long fifth, Object note) {
    int slot = (int) position & mask;
    int at = slot * width;
    words[at] = first;
    words[at + 1] = second;
    words[at + 2] = third;
    if (width > 3) {
      words[at + 3] = fourth;
      words[at + 4] = fifth;
    }
    if (note != null) {
      notes[slot] = note;
    }
    turns.setRelease(slot, position + 1);
    if (((position + 1) & (mask >> 1)) == 0) {
      halfFull.run();
    }
  }

  /**
   * Hands at most {@code limit} events to the reader. One thread at a time.
   *
   * @return how many it took
   */
  int drain(int limit, Reader reader) {
    long start = positions.getPlain(HEAD);
    long position = start;
    while (position < start + limit) {
      int slot = (int) position & mask;
      if (turns.getAcquire(slot) != position + 1
          || !reader.take(words, slot * width, notes[slot])) {
        break;
      }
      notes[slot] = null;
      turns.setRelease(slot, position + mask + 1);
      position++;
    }
    positions.setRelease(HEAD, position);
    return (int) (position - start);
  }

  /** Events ever accepted. */
  long written() {
    return positions.get(TAIL);
  }

  /** Events ever taken out. */
  long read() {
    return positions.get(HEAD);
  }
}
