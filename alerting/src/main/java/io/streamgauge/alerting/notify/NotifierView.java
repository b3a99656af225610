package io.streamgauge.alerting.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a notifier does, as it stands in JSON. Counts begin anew with the process.
 *
 * @param name as in the notifier file
 * @param type webhook, alertmanager, slack, email or command
 * @param state ok; retrying: the last try failed, and there will be others; failing: the last
 *     notification was given up; standby: another instance does the work; starting
 * @param lastSuccess when something was delivered last, epoch milliseconds; absent where nothing
 *     was
 * @param lastError why the last try that failed did so; absent where none did
 * @param lastErrorAt when that was, epoch milliseconds
 * @param nextTry when it is tried again, epoch milliseconds; absent where nothing has to be
 * @param waiting alerts that wait to be told
 * @param sent notifications that were delivered
 * @param failed tries that failed
 * @param givenUp notifications that are not tried any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotifierView(
    String name,
    String type,
    String state,
    @Nullable Long lastSuccess,
    @Nullable String lastError,
    @Nullable Long lastErrorAt,
    @Nullable Long nextTry,
    int waiting,
    long sent,
    long failed,
    long givenUp) {}
