/**
 * A small schema registry inside this process, with Confluent's REST interface, so that any client
 * of theirs can read the product's topics. Entry type: {@link
 * io.streamgauge.standalone.registry.EmbeddedRegistry}; called by the command line.
 *
 * <p>A request goes through {@code RegistryServer} (HTTP) and {@code Routes} (paths and errors) to
 * one of {@code Registration}, {@code Queries}, {@code Deletion} and {@code Settings}. These decide
 * on {@code Catalog}, the state in memory, and hand {@code Change}s to {@code Journal}, which
 * writes them to the log before the catalog shows them; replaying the log gives the catalog.
 */
package io.streamgauge.standalone.registry;
