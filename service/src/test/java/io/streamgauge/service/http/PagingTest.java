package io.streamgauge.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PagingTest {

  private static final int PAGE = 2;

  @Test
  void walksThroughAListPageByPage() {
    List<String> all = List.of("a", "b", "c\td", "é", "🙂");

    List<String> seen = new ArrayList<>();
    Page<String> page = page(all, null);
    seen.addAll(page.entries());
    while (page.next() != null) {
      page = page(all, page.next());
      seen.addAll(page.entries());
    }

    assertThat(seen).isEqualTo(all);
  }

  @Test
  void skipsAndRepeatsNothingWhenEntriesComeAndGo() {
    TreeSet<String> all = new TreeSet<>(List.of("b", "c", "d", "e"));
    Page<String> first = page(all, null);
    all.add("a");
    all.remove("c");

    assertThat(page(all, first.next()).entries()).containsExactly("d", "e");
  }

  @Test
  void namesNoPageAfterTheLast() {
    assertThat(page(List.of("a", "b"), null).next()).isNull();
  }

  @Test
  void refusesCursorsThatItHasNotMade() {
    assertThatThrownBy(() -> page(List.of(), "%%%"))
        .hasMessage("parameter 'cursor' is '%%%', allowed is next of an earlier answer");
    assertThatThrownBy(() -> page(List.of(), "YWJj")).isInstanceOf(ProblemException.class);
  }

  private static Page<String> page(Collection<String> all, String cursor) {
    Map<String, List<String>> values =
        cursor == null ? Map.of() : Map.of("cursor", List.of(cursor));
    return Paging.of(Parameters.of(values, "limit", "cursor"), PAGE).of(all, key -> key);
  }
}
