package io.streamgauge.standalone.demo.shop;

import static java.util.Objects.requireNonNull;

/**
 * What a customer bought, or has in the cart.
 *
 * @param id its number
 * @param product name of the product
 * @param quantity how many
 * @param cents price of all of them
 */
record Order(long id, String product, int quantity, int cents) {

  Order {
    requireNonNull(product, "product");
  }
}
