package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process that asks. Each line of its input names a file with an {@link Order}; it warms up,
 * says so, waits for a line that tells it to go on, asks, and prints a {@link Timing}. It ends with
 * its input.
 */
final class AskerMain {

  static final String READY = "ready";

  private static final ObjectMapper JSON = new ObjectMapper();

  private AskerMain() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String file = in.readLine(); file != null; file = in.readLine()) {
      carryOut(JSON.readValue(new File(file), Order.class), in);
    }
  }

  private static void carryOut(Order order, BufferedReader in) throws Exception {
    List<Asker> askers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(order.connections());
    try {
      for (int i = 0; i < order.connections(); i++) {
        int first = i * order.asked().size() / order.connections();
        askers.add(new Asker(URI.create(order.server()), order.asked(), first));
      }
      askAll(pool, askers, order.warmUpMillis());
      System.out.println(READY);
      in.readLine();
      long start = System.nanoTime();
      askAll(pool, askers, order.runMillis());
      System.out.println(JSON.writeValueAsString(Asker.sum(askers, System.nanoTime() - start)));
    } finally {
      pool.shutdownNow();
      for (Asker asker : askers) {
        asker.close();
      }
    }
  }

  private static void askAll(ExecutorService pool, List<Asker> askers, long millis)
      throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Asker asker : askers) {
      tasks.add(
          () -> {
            asker.askFor(millis);
            return null;
          });
    }
    for (Future<Void> each : pool.invokeAll(tasks)) {
      each.get();
    }
  }
}
