package io.streamgauge.streams.cardinality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesShapeTest {

  @ParameterizedTest
  @CsvSource({
    "GET /orders/4711, GET /orders/#",
    "GET /orders/4711/lines/3, GET /orders/#/lines/#",
    "GET /users/3f2504e0-4f89-11d3-9a0c-0305e82c3301, GET /users/#",
    "GET /users/3F2504E04F8911D39A0C0305E82C3301/x, GET /users/#/x",
    "GET /blobs/deadbeef01, GET /blobs/#",
    "GET /facade/deadbeef, GET /facade/deadbeef",
    "GET /days/2026-11-21, GET /days/#",
    "GET /hosts/10.0.0.17:8080/up, GET /hosts/#/up",
    "select * from t where a = ?, select * from t where a = ?",
    "GET /v2/ping, GET /v#/ping"
  })
  void takesOutWhatMakesNamesMany(String series, String shape) {
    assertThat(SeriesShape.of(series)).isEqualTo(shape);
  }
}
