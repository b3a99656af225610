/**
 * Kafka without installing Kafka: {@link io.streamgauge.standalone.embedded.EmbeddedKafka} is a
 * broker inside this process, {@link io.streamgauge.standalone.embedded.TopicSetup} creates the
 * product's topics, there or on a real cluster. Called by the command line and by tests.
 */
package io.streamgauge.standalone.embedded;
