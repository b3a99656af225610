package io.streamgauge.streams.cardinality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.streams.cardinality.SeriesShapes.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesShapesTest {

  private final SeriesShapes shapes = new SeriesShapes();

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
    "GET /, GET /",
    "GET /v2/ping, GET /v#/ping"
  })
  void takesOutWhatLooksLikeAnId(String series, String shape) {
    shapes.add(series);

    assertThat(shapes.mostFrequent(1)).containsExactly(new Shape(shape, 1, series));
  }

  @Test
  void takesOutSegmentsOfWhichThereAreVeryManyInOnePlace() {
    IntStream.range(0, 400).forEach(i -> shapes.add("GET /users/" + word(i) + "/cart"));
    shapes.add("GET /users");
    shapes.add("GET /orders/list");

    assertThat(shapes.mostFrequent(10))
        .extracting(Shape::shape, Shape::series)
        .containsExactly(
            tuple("GET /users/#/cart", 400L),
            tuple("GET /orders/list", 1L),
            tuple("GET /users", 1L));
  }

  @Test
  void leavesStatementsApartHoweverManyThereAre() {
    IntStream.range(0, 400).forEach(i -> shapes.add("select " + word(i) + " from t"));

    assertThat(shapes.mostFrequent(1_000)).hasSize(400);
  }

  @Test
  void canTakeAnyName() {
    shapes.add("/".repeat(8_000));
    shapes.add("");

    assertThat(shapes.mostFrequent(10)).hasSize(2);
  }

  @Test
  void namesTheMostFrequentFirst() {
    shapes.add("GET /a");
    shapes.add("GET /b/1");
    shapes.add("GET /b/2");

    assertThat(shapes.mostFrequent(1)).containsExactly(new Shape("GET /b/#", 2, "GET /b/1"));
  }

  /** Letters only, different for each number. */
  private static String word(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }
}
