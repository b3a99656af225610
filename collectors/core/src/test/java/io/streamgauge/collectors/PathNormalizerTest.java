package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathNormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "/orders/12345, /orders/{id}",
    "/orders/12345/lines/7?full=true, /orders/{id}/lines/{id}",
    "/orders/-7, /orders/{id}",
    "/orders/7.json, /orders/{id}.json",
    "/v2/54fadb412c4e40cdbaed9335e4c35a9e/servers/detail, /v2/{id}/servers/detail",
    "/servers/B9000564-FE1A-409B-B8CC-1E88B294CD1D, /servers/{id}",
    "/s/b9000564-fe1a-409b-b8cc-1e88b294cd1d/action, /s/{id}/action",
    "/files/deadbeef01, /files/{id}",
    "/objects/507f1f77bcf86cd799439011, /objects/{id}",
    "/charges/ch_1NirD82eZvKYlo2CIvbtLWuY, /charges/{id}",
    "/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N, /t/{id}",
    "/ulid/01ARZ3NDEKTSV4RRFFQ69G5FAV, /ulid/{id}",
    "/users/jane.doe@example.com/mail, /users/{id}/mail",
    "/users/jane%40example.com, /users/{id}",
    "/a;jsessionid=ABC123/b;x=1, /a/b",
    "https://shop.example.com:8443/orders/9#top, /orders/{id}",
    "https://shop.example.com, /",
    "'', /",
    "?q=1, /",
  })
  void replacesIdentifiers(String path, String route) {
    assertThat(PathNormalizer.normalize(path)).isEqualTo(route);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v2/flavors/detail",
        "/api/v1beta1/apps",
        "/openstack/2013-10-17/vendor_data.json",
        "/openstack/2013-10-17",
        "/latest/meta-data/block-device-mapping/ami",
        "/latest/meta-data/",
        "/facade/decade",
        "/oauth2/token",
        "/os-server-external-events",
        "/orders/{id}/lines",
        "/orders/:id",
        "/static/jquery-3.6.0.min.js",
        "//double//slash/",
      })
  void leavesWordsVersionsAndDates(String path) {
    assertThat(PathNormalizer.normalize(path)).isEqualTo(path);
  }

  @Test
  void boundsTheLength() {
    assertThat(PathNormalizer.normalize("/" + "a".repeat(1_000_000))).isEqualTo("/{id}");
    assertThat(PathNormalizer.normalize("/word".repeat(100_000)))
        .hasSize(PathNormalizer.MAX_LENGTH)
        .endsWith("…");
  }
}
