package io.streamgauge.standalone.demo.shop;

import static java.util.Objects.requireNonNull;

/**
 * Something to buy.
 *
 * @param id its number
 * @param name what it is called
 * @param cents its price
 */
record Product(long id, String name, int cents) {

  Product {
    requireNonNull(name, "name");
  }
}
