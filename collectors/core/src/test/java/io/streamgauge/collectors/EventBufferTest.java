package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private static final int THREADS = 8;
  private static final int EVENTS = 50_000;

  @Test
  void keepsTheOrderOfOneThread() {
    EventBuffer buffer = new EventBuffer(256, 3, WhenFull.DROP, () -> {});
    for (long i = 0; i < 10; i++) {
      buffer.put(i, i * 2, i * 3, 0, 0, i == 4 ? "note" : null);
    }

    List<String> taken = new ArrayList<>();
    buffer.drain(
        100,
        (words, at, note) ->
            taken.add(words[at] + "," + words[at + 1] + "," + words[at + 2] + "," + note));

    assertThat(taken).hasSize(10).startsWith("0,0,0,null").contains("4,8,12,note", "5,10,15,null");
    assertThat(taken).last().isEqualTo("9,18,27,null");
  }

  @Test
  void dropsAndCountsWhatDoesNotFit() {
    EventBuffer buffer = new EventBuffer(256, 5, WhenFull.DROP, () -> {});

    for (int i = 0; i < 300; i++) {
      buffer.put(i, 0, 0, 0, 0, null);
    }

    assertThat(buffer.refused()).isEqualTo(44);
    assertThat(buffer.offered()).isEqualTo(300);
    assertThat(buffer.drain(1_000, (words, at, note) -> true)).isEqualTo(256);
  }

  @Test
  void leavesWhatTheReaderDoesNotTake() {
    EventBuffer buffer = new EventBuffer(2, 3, WhenFull.DROP, () -> {});
    buffer.put(1, 0, 0, 0, 0, null);
    BooleanSupplier emptied = buffer.emptied();
    buffer.put(2, 0, 0, 0, 0, null);

    assertThat(buffer.drain(10, (words, at, note) -> false)).isZero();
    assertThat(emptied.getAsBoolean()).isFalse();
    assertThat(buffer.drain(10, (words, at, note) -> words[at] == 1)).isEqualTo(1);
    assertThat(emptied.getAsBoolean()).isTrue();
    assertThat(buffer.drain(10, (words, at, note) -> words[at] == 2)).isEqualTo(1);
  }

  @Test
  void losesAndDoublesNothingBetweenManyThreads() throws InterruptedException {
    EventBuffer buffer = new EventBuffer(1024, 3, WhenFull.DROP, () -> {});
    BitSet[] seen = bitSets();
    Crowd crowd = new Crowd(buffer);

    long taken = 0;
    while (crowd.isAtWork()) {
      taken += buffer.drain(500, (words, at, note) -> mark(seen, words, at));
    }
    crowd.join();
    taken += buffer.drain(Integer.MAX_VALUE, (words, at, note) -> mark(seen, words, at));

    assertThat(taken + buffer.refused()).isEqualTo(THREADS * EVENTS);
    assertThat(count(seen)).isEqualTo(taken);
    assertThat(buffer.offered()).isEqualTo(THREADS * EVENTS);
  }

  @Test
  void letsCallersWaitForRoomWhereAsked() throws InterruptedException {
    EventBuffer buffer = new EventBuffer(256, 3, WhenFull.WAIT, () -> {});
    BitSet[] seen = bitSets();
    Crowd crowd = new Crowd(buffer);

    while (crowd.isAtWork()) {
      buffer.drain(200, (words, at, note) -> mark(seen, words, at));
    }
    crowd.join();
    buffer.drain(Integer.MAX_VALUE, (words, at, note) -> mark(seen, words, at));

    assertThat(count(seen)).isEqualTo(THREADS * EVENTS);
    assertThat(buffer.refused()).isZero();
  }

  @Test
  void letsWaitingCallersGoWhenItCloses() throws InterruptedException {
    EventBuffer buffer = new EventBuffer(2, 3, WhenFull.WAIT, () -> {});
    buffer.put(1, 0, 0, 0, 0, null);
    buffer.put(2, 0, 0, 0, 0, null);
    Thread waiting = new Thread(() -> buffer.put(3, 0, 0, 0, 0, null));
    waiting.start();

    buffer.close();
    waiting.join();

    assertThat(buffer.refused()).isEqualTo(1);
  }

  private static BitSet[] bitSets() {
    BitSet[] sets = new BitSet[THREADS];
    for (int i = 0; i < THREADS; i++) {
      sets[i] = new BitSet(EVENTS);
    }
    return sets;
  }

  private static boolean mark(BitSet[] seen, long[] words, int at) {
    BitSet ofThread = seen[(int) words[at]];
    int event = (int) words[at + 1];
    assertThat(words[at + 2]).isEqualTo(words[at] * words[at + 1]);
    assertThat(ofThread.get(event)).as("event taken twice").isFalse();
    ofThread.set(event);
    return true;
  }

  private static long count(BitSet[] seen) {
    long count = 0;
    for (BitSet set : seen) {
      count += set.cardinality();
    }
    return count;
  }

  /** Threads that all write their events at the same time. */
  private static final class Crowd {

    private final List<Thread> threads = new ArrayList<>();

    Crowd(EventBuffer buffer) {
      CountDownLatch start = new CountDownLatch(1);
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Thread thread = new Thread(() -> write(buffer, number, start));
        thread.start();
        threads.add(thread);
      }
      start.countDown();
    }

    private static void write(EventBuffer buffer, long number, CountDownLatch start) {
      try {
        start.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      for (long event = 0; event < EVENTS; event++) {
        buffer.put(number, event, number * event, 0, 0, null);
      }
    }

    boolean isAtWork() {
      return threads.stream().anyMatch(Thread::isAlive);
    }

    void join() throws InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
