/**
 * A small shop that the demo observes: an HTTP server over a database and a cache, with faults that
 * can be switched on. {@link io.streamgauge.standalone.demo.shop.Shop} is the way in; the shop
 * knows nothing of the pipeline, it reports through {@link
 * io.streamgauge.standalone.demo.shop.Probes}.
 */
package io.streamgauge.standalone.demo.shop;
