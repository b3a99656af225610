package io.streamgauge.streams.routing;

/**
 * An entry of a store.
 *
 * @param start start of the window, epoch milliseconds; 0 where the store has none
 * @param open whether the window can still change, or might: false only where that is certain
 */
public record Entry<V>(String key, long start, boolean open, V value) {}
