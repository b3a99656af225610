package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GatheringTest {

  @Test
  void givesThePagesOfAWholeWhateverTheOrderOfTheKeys() {
    Random random = new Random(11);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      keys.add("%03d".formatted(random.nextInt(300)));
    }

    List<String> pages = new ArrayList<>();
    Page<String> page = page(keys, Optional.empty());
    pages.addAll(page.entries());
    while (page.next() != null) {
      page = page(keys, Optional.of(last(pages)));
      pages.addAll(page.entries());
    }

    List<String> whole =
        keys.stream().distinct().sorted().map(key -> key + "x" + count(keys, key)).toList();
    assertThat(pages).isEqualTo(whole);
  }

  @Test
  void tellsWhatItDrops() {
    List<AtomicInteger> dropped = new ArrayList<>();
    Gathering<AtomicInteger> gathering =
        new Gathering<>(new Paging(Optional.empty(), 1), AtomicInteger::new, dropped::add);

    for (String key : List.of("c", "c", "b", "a", "c")) {
      gathering.add(key, AtomicInteger::incrementAndGet);
    }

    assertThat(dropped).extracting(AtomicInteger::get).containsExactly(2);
    assertThat(gathering.all().keySet()).containsExactly("a", "b");
  }

  private static String last(List<String> pages) {
    return pages.get(pages.size() - 1).substring(0, 3);
  }

  private static long count(List<String> keys, String key) {
    return keys.stream().filter(key::equals).count();
  }

  private static Page<String> page(List<String> keys, Optional<String> after) {
    Gathering<AtomicInteger> gathering = new Gathering<>(new Paging(after, 7), AtomicInteger::new);
    keys.forEach(key -> gathering.add(key, AtomicInteger::incrementAndGet));
    return gathering.page((key, count) -> key + "x" + count);
  }
}
