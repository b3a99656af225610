package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ZipkinSpansTest {

  private static final String TIMES =
      "\"traceId\":\"cafe\",\"id\":\"1\",\"timestamp\":1700000000000000,\"duration\":1500,";

  private final SampleFile file = new SampleFile(LogFormat.ZIPKIN);

  @Test
  void readsWhatServersConsumersAndJobsDid() throws IOException {
    file.read(
        "[[{"
            + TIMES
            + "\"kind\":\"SERVER\",\"name\":\"get /orders/_uuid_\",\"localEndpoint\":"
            + "{\"serviceName\":\"shop\"},\"tags\":{\"http.status_code\":\"503\"}},",
        "{"
            + TIMES
            + "\"kind\":\"CONSUMER\",\"name\":\"on-order\",\"tags\":{\"error\":\"boom\"}}],",
        "[{"
            + TIMES
            + "\"kind\":\"SERVER\",\"name\":\"post\",\"tags\":"
            + "{\"http.path\":\"/orders/17\",\"error\":\"404\"}},",
        "{" + TIMES + "\"name\":\"nightly\"}]]");

    assertThat(file.events().requests())
        .containsExactly(
            request("shop", "GET /orders/_uuid_", RequestKind.HTTP, 503, Outcome.ERROR),
            request("", "on-order", RequestKind.MESSAGE, 0, Outcome.ERROR),
            request("", "POST /orders/{id}", RequestKind.HTTP, 0, Outcome.SUCCESS),
            request("", "nightly", RequestKind.OTHER, 0, Outcome.SUCCESS));
  }

  @Test
  void readsStatementsOfCallsAndPassesOverOtherCalls() throws IOException {
    file.read(
        "{"
            + TIMES
            + "\"kind\":\"CLIENT\",\"name\":\"query\",\"tags\":"
            + "{\"sql.query\":\"select * from t where a = 'secret'\"}}",
        "{" + TIMES + "\"kind\":\"CLIENT\",\"name\":\"get\"}",
        "{\"traceId\":\"cafe\",\"id\":\"1\",\"kind\":\"SERVER\",\"name\":\"get\"}",
        "{\"other\":1} 7");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query(
                "", "select * from t where a = ?", 1_500_000, -1, false, 1_700_000_000_001L));
    assertThat(file.events().skipped())
        .containsOnlyKeys(
            "span of a call to another service",
            "span without start or duration",
            "JSON that is no span");
  }

  @Test
  void readsVersion1() throws IOException {
    file.read(
        "[{"
            + TIMES
            + "\"name\":\"get\",\"annotations\":["
            + "{\"value\":\"cs\",\"endpoint\":{\"serviceName\":\"web\"}},"
            + "{\"value\":\"sr\",\"endpoint\":{\"serviceName\":\"shop\"}}],"
            + "\"binaryAnnotations\":[{\"key\":\"http.path\",\"value\":\"/carts/5\"}]}]");

    assertThat(file.events().requests())
        .containsExactly(request("shop", "GET /carts/{id}", RequestKind.HTTP, 0, Outcome.SUCCESS));
  }

  @Test
  void readsTheBeginningOfAFileThatIsCut() throws IOException {
    file.read("[{" + TIMES + "\"name\":\"a\"},{" + TIMES + "\"na");

    assertThat(file.events().requests()).hasSize(1);
    assertThat(file.events().skipped())
        .containsOnlyKeys("rest of the file, which is not well-formed JSON");
  }

  private static CollectedEvents.Request request(
      String service, String operation, RequestKind kind, int status, Outcome outcome) {
    return new CollectedEvents.Request(
        service, operation, kind, status, outcome, 1_500_000, 1_700_000_000_001L, "cafe");
  }
}
