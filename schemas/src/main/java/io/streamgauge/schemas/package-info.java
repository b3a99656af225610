/**
 * The vocabulary of the product: {@link io.streamgauge.schemas.Topics} names every topic with the
 * type of its values, the serializers write and read them in Confluent's wire format. Everyone
 * calls this package; it knows nobody.
 */
package io.streamgauge.schemas;
