package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RoutedStoresTest {

  private static final String OWN = FetchedOffsets.class.getName();

  private final Properties properties = new Properties();

  @Test
  void notesOffsetsBesideNothingElse() {
    assertThat(prepared()).isEqualTo(List.of(OWN));
  }

  @Test
  void keepsTheInterceptorsThatAreConfigured() {
    properties.put("consumer.interceptor.classes", "a.General");
    assertThat(prepared()).isEqualTo(List.of("a.General", OWN));

    properties.put("main.consumer.interceptor.classes", "a.First, a.Second");
    assertThat(prepared()).isEqualTo(List.of("a.First", "a.Second", OWN));
  }

  private Object prepared() {
    RoutedStores.prepare(properties);
    return properties.get("main.consumer.interceptor.classes");
  }
}
