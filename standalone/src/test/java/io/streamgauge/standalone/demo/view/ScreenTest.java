package io.streamgauge.standalone.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final String ESCAPES = "\u001b\\[[0-9;?]*[a-zA-Z]";

  @Test
  void showsWhatThePipelineSees() {
    String page = String.join("\n", plain(new Screen(110, 50).draw(Snapshots.slow(70))));

    assertThat(page)
        .contains("running 1:10")
        .contains("████████████░░░░░░░░░░░░ 20 of 40 s  What happens.")
        .containsPattern("GET /cart +91 +9.1/s +0 +610.0 ms +871.0 ms +890.0 ms +1.20 s")
        .containsPattern("\\* \\(all\\) +600 +60.0/s +2 +1.2 ms +830.0 ms")
        .contains("SELECT * FROM cart")
        .contains("products  hit ratio  96.3 %  289 hits, 11 misses")
        .contains("shop-1  floor 180 MB of 1000 MB  +240.0 MB/min  increasing, full in 205 s")
        .contains("none so far")
        .contains("600 sent, 3 in flight, 2 failed; customers wait p95 840.0 ms")
        .contains("http://127.0.0.1:8080/api/v1/requests?service=shop");
  }

  @Test
  void showsWhatIsFiringBeforeWhatIsNot() {
    List<String> lines =
        plain(new Screen(110, 50).draw(Snapshots.slow(70, Snapshots.FIRING, Snapshots.RESOLVED)));

    assertThat(lines)
        .containsSubsequence(
            "FIRING          medium   slow-requests    fired  1:05, 14 s into slow database   GET /cart",
            "resolved 1:01   low      cold-cache       fired  0:30, 11 s into cold cache      products");
  }

  @Test
  void saysThatItWaitsBeforeTheFirstAnswer() {
    assertThat(plain(new Screen(110, 50).draw(Snapshots.empty())))
        .contains("waiting for the first ...");
  }

  @Test
  void fitsTheHeightOfTheTerminal() {
    AlertLine[] many = Collections.nCopies(60, Snapshots.FIRING).toArray(AlertLine[]::new);

    List<String> lines = plain(new Screen(100, 24).draw(Snapshots.slow(70, many)));

    assertThat(lines).hasSize(24);
    assertThat(lines.get(23)).startsWith("LOOK");
  }

  @Test
  void doesNotFailOnATinyTerminal() {
    assertThat(new Screen(10, 3).draw(Snapshots.slow(70, Snapshots.FIRING))).hasSize(3);
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(ESCAPES, "")).toList();
  }
}
