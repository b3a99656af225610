/**
 * Rules held against windows that have been: {@link io.streamgauge.alerting.backtest.Backtest} is
 * the entry. It tells for each rule how often and for how long it would have fired, how that
 * differs from other rules, and, where it is known what was wrong and when, how well it told. Pure
 * functions over windows; the command line brings those.
 */
package io.streamgauge.alerting.backtest;
