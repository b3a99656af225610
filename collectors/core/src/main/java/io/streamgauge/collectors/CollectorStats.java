package io.streamgauge.collectors;

/**
 * What a collector has done so far. {@code recorded = published + dropped + } what still waits.
 *
 * @param recorded valid events and readings that were handed to it
 * @param published of those, delivered to Kafka
 * @param dropped of those, given up: no room, refused by Kafka, or not delivered before the end
 * @param rejected events that were not valid, not among the recorded ones
 * @param overflowed events whose name was replaced by {@code __other__}, since there were too many
 *     names
 */
public record CollectorStats(
    long recorded, long published, long dropped, long rejected, long overflowed) {}
