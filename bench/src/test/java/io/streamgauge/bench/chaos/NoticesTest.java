package io.streamgauge.bench.chaos;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the target of a notifier was told is held against what was published. */
class NoticesTest {

  private static final Alert PUBLISHED = Steps.step(0, INACTIVE, FIRING);

  @Test
  void acceptsTheSameContentAgainUnderItsKey() {
    assertThat(differences(notice("k", true, 0), notice("k", true, 0))).isEmpty();
  }

  @Test
  void findsTheSameContentUnderAnotherKey() {
    assertThat(differences(notice("k", true, 0), notice("other", true, 0)))
        .singleElement()
        .asString()
        .contains("its key is other");
  }

  @Test
  void findsAWrongSignature() {
    assertThat(differences(notice("k", false, 0)))
        .singleElement()
        .asString()
        .contains("signature is wrong");
  }

  @Test
  void findsWhatWasNotToldAndWhatWasNotPublished() {
    assertThat(differences(notice("k", true, 0.5)))
        .singleElement()
        .asString()
        .startsWith("alert slow\tshop\tGET /: told");
    assertThat(differences()).singleElement().asString().contains("0 to FIRING was never told");
  }

  private static List<String> differences(Notice... notices) {
    List<String> differences = new ArrayList<>();
    Notices.compare(List.of(notices), Map.of(PUBLISHED.getId(), List.of(PUBLISHED)), differences);
    return differences;
  }

  private static Notice notice(String key, boolean genuine, double wrong) {
    Map<String, Object> alert = new HashMap<>();
    alert.put("id", PUBLISHED.getId());
    alert.put("sequence", PUBLISHED.getSequence());
    alert.put("state", "firing");
    alert.put("cause", "breach");
    alert.put("at", PUBLISHED.getAt());
    alert.put("since", PUBLISHED.getSince());
    alert.put("value", PUBLISHED.getValue() + wrong);
    alert.put("summary", PUBLISHED.getSummary());
    return new Notice(
        key,
        genuine,
        new ObjectMapper().valueToTree(Map.of("idempotencyKey", key, "alerts", List.of(alert))));
  }
}
