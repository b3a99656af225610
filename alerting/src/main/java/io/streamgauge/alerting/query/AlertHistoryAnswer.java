package io.streamgauge.alerting.query;

import java.util.List;

/**
 * Answer to when which alert fired and was resolved.
 *
 * @param transitions the earliest first
 */
record AlertHistoryAnswer(List<AlertView> transitions) {}
