package io.streamgauge.listener;

/**
 * What a listener has done so far. A transition that was read is delivered, not asked for, repeated
 * or unreadable.
 *
 * @param delivered transitions and present alerts that handlers were called for
 * @param unwanted transitions that no handler asks for
 * @param repeated transitions that had been delivered before, and were not delivered again
 * @param retries attempts after the first one
 * @param failed calls of handlers that were given up after the last attempt
 * @param unreadable records that are no alerts
 * @param interruptions how often Kafka or the registry could not be asked
 */
public record ListenerStats(
    long delivered,
    long unwanted,
    long repeated,
    long retries,
    long failed,
    long unreadable,
    long interruptions) {}
