package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to which alerts there are.
 *
 * @param alerts firing before resolved, the most severe first, the latest first
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertsAnswer(List<AlertView> alerts, @Nullable String next) {}
