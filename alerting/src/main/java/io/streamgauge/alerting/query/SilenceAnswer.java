package io.streamgauge.alerting.query;

import java.util.List;

/**
 * Answer to what a silence is about.
 *
 * @param silence the silence
 * @param matching how many alerts it fits that are not over now, whether or not it is active
 * @param alerts these alerts, the most severe first, 1,000 at most
 */
record SilenceAnswer(SilenceView silence, int matching, List<AlertView> alerts) {}
