/**
 * Names and settings of the state stores; {@link io.streamgauge.streams.store.StoreNames} lists
 * them.
 */
package io.streamgauge.streams.store;
