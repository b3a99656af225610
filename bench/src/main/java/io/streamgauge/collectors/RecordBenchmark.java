package io.streamgauge.collectors;

import io.streamgauge.event.RequestKind;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What recording a request costs the thread that does it, while another one empties the buffer as
 * the publisher does: when it is half full. The clock alone is measured for comparison.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class RecordBenchmark {

  private static final int NAMES = 512;
  private static final int AT_ONCE = 20_000;
  private static final long INTERVAL_NANOS = 100_000_000;

  private final InstantSource clock = Clock.systemUTC();
  private final String[] names = new String[NAMES];
  private Requests requests;
  private RequestOperation operation;
  private EventBuffer buffer;
  private Thread publisher;
  private volatile boolean urgent;
  private volatile boolean stopped;

  /** Which name a thread records next. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;
  }

  @Setup(Level.Iteration)
  public void start() {
    buffer = new EventBuffer(1 << 16, 3, WhenFull.DROP, this::hurry);
    requests = new Requests(buffer, new Names(NAMES), clock, new Rejections());
    operation = requests.operation("GET /orders/{id}", RequestKind.HTTP);
    for (int i = 0; i < NAMES; i++) {
      names[i] = "GET /api/v1/things-" + i + "/{id}";
    }
    stopped = false;
    publisher = new Thread(this::publish);
    publisher.start();
  }

  private void hurry() {
    if (!urgent) {
      urgent = true;
      LockSupport.unpark(publisher);
    }
  }

  private void publish() {
    while (!stopped) {
      urgent = false;
      while (buffer.drain(AT_ONCE, (words, at, note) -> true) == AT_ONCE) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(this, INTERVAL_NANOS);
    }
  }

  @TearDown(Level.Iteration)
  public void stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(publisher);
    publisher.join();
    double dropped = 100.0 * buffer.refused() / Math.max(1, buffer.offered());
    System.err.printf("[dropped %.2f %%] ", dropped);
  }

  @Benchmark
  public void byName(Turn turn) {
    turn.next = (turn.next + 1) & (NAMES - 1);
    requests.record(names[turn.next], 200, 5_000_000L);
  }

  @Benchmark
  public void byHandle() {
    operation.record(200, 5_000_000L);
  }

  @Benchmark
  public long clockAlone() {
    return clock.millis();
  }
}
