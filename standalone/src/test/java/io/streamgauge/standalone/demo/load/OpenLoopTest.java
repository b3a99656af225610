package io.streamgauge.standalone.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.standalone.demo.shop.Probes;
import io.streamgauge.standalone.demo.shop.Shop;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private final Map<String, AtomicLong> served = new ConcurrentHashMap<>();
  private Shop shop;

  @BeforeEach
  void open() {
    shop =
        Shop.start(
            0,
            new Probes(
                (operation, status, nanos) ->
                    served
                        .computeIfAbsent(operation + " " + status, key -> new AtomicLong())
                        .incrementAndGet(),
                source -> source,
                (name, cache) -> {}));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void asksForEveryOperation() {
    try (OpenLoop load = load(300)) {
      load.start();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(served)
                      .containsOnlyKeys(
                          "GET /products/{id} 200",
                          "GET /products 200",
                          "GET /orders/{id} 200",
                          "GET /cart 200",
                          "POST /orders 201"));
      assertThat(load.report().failed()).isZero();
    }
  }

  @Test
  void keepsSendingWhileAnswersAreSlow() {
    shop.faults().slowStorage(true);
    try (OpenLoop load = load(100)) {
      load.start();
      Awaitility.await().until(() -> load.report().inFlight() >= 10);
    }
  }

  @Test
  void countsCustomersThatFindTheShopClosed() {
    try (OpenLoop load = load(100)) {
      shop.close();
      load.start();
      Awaitility.await().until(() -> load.report().failed() >= 10);
    } finally {
      open();
    }
  }

  private OpenLoop load(double perSecond) {
    return new OpenLoop(new Traffic(shop.uri(), new Random(1)), perSecond, new Random(2));
  }
}
