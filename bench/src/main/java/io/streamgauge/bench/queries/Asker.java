package io.streamgauge.bench.queries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Asks over one connection, and looks at every answer. Used by one thread. */
final class Asker implements AutoCloseable {

  private static final int OK = 200;
  private static final int EXAMPLE = 300;

  private final Connection connection;
  private final List<byte[]> requests;
  private final List<byte[]> begins;
  private int next;
  private long[] nanos = new long[1 << 16];
  private int count;
  private long wrong;
  private String example = "";

  /**
   * @param first the request to begin with
   */
  Asker(URI server, List<Asked> asked, int first) throws IOException {
    connection = new Connection(server);
    requests = asked.stream().map(one -> connection.request(one.path())).toList();
    begins = asked.stream().map(one -> one.begins().getBytes(UTF_8)).toList();
    next = first % asked.size();
  }

  /** Forgets what has been asked so far, and asks for a while. */
  void askFor(long millis) throws IOException {
    count = 0;
    wrong = 0;
    long end = System.nanoTime() + millis * 1_000_000;
    long before = System.nanoTime();
    while (before - end < 0) {
      Connection.Answer answer = connection.ask(requests.get(next));
      long now = System.nanoTime();
      note(now - before);
      check(answer);
      next = next + 1 == requests.size() ? 0 : next + 1;
      before = System.nanoTime();
    }
  }

  private void note(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  private void check(Connection.Answer answer) {
    byte[] expected = begins.get(next);
    byte[] body = answer.body();
    if (answer.status() != OK
        || body.length < expected.length
        || !Arrays.equals(body, 0, expected.length, expected, 0, expected.length)) {
      if (wrong++ == 0) {
        String text = new String(body, UTF_8);
        example = answer.status() + " " + text.substring(0, Math.min(text.length(), EXAMPLE));
      }
    }
  }

  /** What all of some have come to. */
  static Timing sum(List<Asker> askers, long elapsedNanos) {
    long[] all =
        askers.stream().flatMapToLong(each -> Arrays.stream(each.nanos, 0, each.count)).toArray();
    Arrays.sort(all);
    return new Timing(
        all.length,
        askers.stream().mapToLong(each -> each.wrong).sum(),
        askers.stream()
            .map(each -> each.example)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(""),
        elapsedNanos,
        quantile(all, 0.5),
        quantile(all, 0.99),
        quantile(all, 1));
  }

  private static long quantile(long[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
