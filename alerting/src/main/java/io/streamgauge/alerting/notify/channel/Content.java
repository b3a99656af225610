package io.streamgauge.alerting.notify.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.service.http.Json;
import java.util.List;
import java.util.Map;

/**
 * A notification as programs are told of it: the body of webhooks, the input of commands.
 *
 * @param version of this format; 1 as long as nothing is taken away
 * @param state firing where any of the alerts goes on, otherwise resolved
 * @param reminder how often it was told before that these go on; 0 where something has changed
 * @param title one line for people
 */
record Content(
    int version,
    String notifier,
    String idempotencyKey,
    String state,
    int reminder,
    Map<String, String> group,
    String title,
    List<AlertContent> alerts) {

  private static final int VERSION = 1;

  static Content of(Notification notification) {
    return new Content(
        VERSION,
        notification.notifier(),
        notification.key(),
        notification.active() ? "firing" : "resolved",
        notification.reminder(),
        notification.group().values(),
        Wording.title(notification),
        notification.items().stream().map(AlertContent::of).toList());
  }

  static byte[] json(Object content) {
    try {
      return Json.mapper().writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records can be written", e);
    }
  }
}
