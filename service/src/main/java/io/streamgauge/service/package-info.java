/**
 * What every long-running process of the product shares, each in its package: {@code config},
 * {@code http}, {@code health}, {@code lifecycle}.
 */
package io.streamgauge.service;
