package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is told at once.
 *
 * @param notifier who tells it
 * @param group what its alerts have in common
 * @param reminder how often it was told already that these go on; 0 where something has changed
 * @param items one for each alert, 1 or more
 * @param dueAt since when it waits to be told
 */
public record Notification(
    String notifier, GroupKey group, int reminder, List<Item> items, Instant dueAt) {

  public Notification {
    requireNonNull(notifier, "notifier");
    requireNonNull(group, "group");
    requireNonNull(dueAt, "dueAt");
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a notification of no alert");
    }
  }

  /**
   * An alert in the state that is to be told.
   *
   * @param overtaken transitions before it that were never told, because it came while they waited
   */
  public record Item(Alert alert, int overtaken) {

    public Item {
      requireNonNull(alert, "alert");
    }
  }

  /** Whether anything in it goes on. */
  public boolean active() {
    return items.stream().anyMatch(item -> isActive(item.alert().getState()));
  }

  /** Whether an alert in this state goes on. */
  public static boolean isActive(AlertState state) {
    return state == AlertState.FIRING || state == AlertState.NO_DATA;
  }

  /**
   * The same for the same content, whoever makes it: by it, a receiver that is told twice knows so.
   * 32 hexadecimal digits.
   */
  public String key() {
    String content =
        items.stream()
            .map(item -> item.alert().getId() + "\t" + item.alert().getSequence())
            .sorted()
            .collect(Collectors.joining("\n", notifier + "\n" + reminder + "\n", ""));
    return digest(content);
  }

  /** The same for all notifications of a group. 32 hexadecimal digits. */
  public String threadKey() {
    return digest(notifier + "\n" + group);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
