/**
 * Memory, collections and load of the JVM that this runs in, read from its platform beans. {@link
 * io.streamgauge.collectors.jvm.JvmMemory} is the entry: a service registers it with its collector
 * once. Needs a JVM with HotSpot's beans (module jdk.management).
 */
package io.streamgauge.collectors.jvm;
