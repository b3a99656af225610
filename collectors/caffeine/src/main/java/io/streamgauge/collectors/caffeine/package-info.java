/**
 * Caffeine caches on a collector. {@link io.streamgauge.collectors.caffeine.CaffeineCaches} is the
 * entry, called by the measured service.
 */
package io.streamgauge.collectors.caffeine;
