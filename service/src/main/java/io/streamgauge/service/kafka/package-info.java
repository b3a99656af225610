/**
 * What the Kafka Streams applications of the product share: their common properties ({@link
 * io.streamgauge.service.kafka.StreamsProperties}) and how bad records are told from outages.
 */
package io.streamgauge.service.kafka;
