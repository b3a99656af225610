package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to which silences there are.
 *
 * @param silences active before pending before expired, those that end last first
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SilencesAnswer(List<SilenceView> silences, @Nullable String next) {}
