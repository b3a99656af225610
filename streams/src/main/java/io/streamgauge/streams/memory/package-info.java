/**
 * Memory of one instance: from its batches to windows with a verdict on growth. {@link
 * io.streamgauge.streams.memory.InstanceMemory} is the entry type; the topology calls it. Pure
 * functions over Avro values, nothing of Kafka.
 *
 * <p>What tells a leak from a busy collector is the floor, the heap that survives collection: young
 * collections leave old garbage in place, so use after them climbs for hours in a healthy process.
 * {@link io.streamgauge.streams.memory.FloorTracker} reads the floors, {@link
 * io.streamgauge.streams.memory.FloorTrend} judges them.
 */
package io.streamgauge.streams.memory;
