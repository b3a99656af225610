package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JmeterSamplesTest {

  private final SampleFile file = new SampleFile(LogFormat.JTL);

  @Test
  void readsSamplesInsideOfSamples() throws IOException {
    file.read(
        "<?xml version=\"1.0\"?>",
        "<testResults version=\"1.2\">",
        "<sample t=\"300\" ts=\"1000000000000\" s=\"false\" lb=\"checkout\" rc=\"\">",
        "  <httpSample t=\"200\" ts=\"1000000000100\" s=\"true\" lb=\"GET /cart/17\" rc=\"200\">",
        "    <responseData class=\"java.lang.String\">&lt;sample t=\"1\"/&gt;</responseData>",
        "  </httpSample>",
        "</sample>",
        "</testResults>");

    assertThat(file.events().requests())
        .containsExactly(
            new CollectedEvents.Request(
                "",
                "checkout",
                RequestKind.OTHER,
                0,
                Outcome.ERROR,
                300_000_000,
                1_000_000_000_000L,
                null),
            new CollectedEvents.Request(
                "",
                "GET /cart/{id}",
                RequestKind.HTTP,
                200,
                Outcome.SUCCESS,
                200_000_000,
                1_000_000_000_100L,
                null));
  }

  @Test
  void readsWhatAKilledTestLeft() throws IOException {
    file.read(
        "<testResults version=\"1.2\">",
        "<httpSample t=\"5\" ts=\"1000000000000\" s=\"true\" lb=\"a\" rc=\"200\"/>",
        "<httpSample t=\"6\" ts=\"10000");

    assertThat(file.events().requests()).hasSize(1);
    assertThat(file.events().skipped())
        .containsOnlyKeys("rest of the file, which is not well-formed XML");
  }

  @Test
  void opensNoExternalEntities() throws IOException {
    assertThatThrownBy(
            () ->
                file.read(
                    "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
                    "<t><httpSample t=\"5\" ts=\"1000000000000\" lb=\"&e;\" rc=\"200\"/></t>"))
        .isInstanceOf(ImportException.class);
  }

  @Test
  void readsQuotedFieldsAndCodesThatAreNoStatus() throws IOException {
    file.read(
        "timeStamp,elapsed,label,responseCode,responseMessage,threadName,success",
        "1000000000000,12,\"a, \"\"b\"\"\nc\",Non HTTP response code: java.net.ConnectException,x,t,false",
        "1000000000000,,no duration,200,OK,t,true",
        ",1,no time,200,OK,t,true",
        "1000000000001,13,short row");

    assertThat(file.events().requests())
        .extracting(
            CollectedEvents.Request::operation,
            CollectedEvents.Request::status,
            CollectedEvents.Request::outcome)
        .containsExactly(
            tuple("a, \"b\"\nc", 0, Outcome.ERROR), tuple("short row", 0, Outcome.SUCCESS));
    assertThat(file.events().skipped())
        .containsOnlyKeys("sample without a duration", "sample without a time");
  }

  @Test
  void readsOtherDelimitersDatesAndRowsWithoutAHeader() throws IOException {
    file.read("timeStamp;elapsed;label;success", "2023/10/10 11:55:36;7;a;true");
    file.read("1696938936000\t8\tb\t200\tOK\tthread\tfalse");

    assertThat(file.events().requests())
        .extracting(CollectedEvents.Request::endEpochMillis)
        .containsOnly(Instant.parse("2023-10-10T11:55:36Z").toEpochMilli());
    assertThat(file.events().requests())
        .extracting(CollectedEvents.Request::outcome)
        .containsExactly(Outcome.SUCCESS, Outcome.ERROR);
  }
}
