package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogFormatTest {

  private static final ImportOptions OPTIONS =
      ImportOptions.defaults().withPattern("(?<time>\\d+) (?<operation>\\w+) (?<duration>\\d+)");

  @ParameterizedTest
  @EnumSource(names = {"LINES", "JTL", "POSTGRES", "MYSQL_SLOW", "ZIPKIN"})
  void refusesAFileOfAnotherFormat(LogFormat format) {
    SampleFile file = new SampleFile(format);

    assertThatThrownBy(() -> file.read(OPTIONS, "# Dear diary\u0007", "nothing happened"))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith(
            file.path() + ": nothing of format " + format.optionName() + " found; expected ")
        .hasMessageEndingWith("the first line is: # Dear diary·");
  }

  @ParameterizedTest
  @EnumSource(names = {"LINES", "JTL", "POSTGRES", "MYSQL_SLOW", "ZIPKIN"})
  void refusesAnEmptyFile(LogFormat format) {
    SampleFile file = new SampleFile(format);

    assertThatThrownBy(() -> file.read(OPTIONS, ""))
        .isInstanceOf(ImportException.class)
        .hasMessageEndingWith("the file is empty");
  }

  @ParameterizedTest
  @EnumSource(names = {"LINES", "JTL", "POSTGRES", "MYSQL_SLOW", "ZIPKIN"})
  void refusesBytesThatAreNoText(LogFormat format) {
    byte[] bytes = new byte[3_000_000];
    new Random(5).nextBytes(bytes);

    assertThatThrownBy(() -> new SampleFile(format).read(OPTIONS, bytes))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("nothing of format");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(
            () ->
                LogFormat.JTL.read(
                    Path.of("nowhere.jtl"), OPTIONS, new CollectedEvents(), ImportProgress.NONE))
        .isInstanceOf(ImportException.class)
        .hasMessage("nowhere.jtl: there is no such file");
  }

  @Test
  void namesAllFormatsWhereOneIsUnknown() {
    assertThatThrownBy(() -> LogFormat.of("apache"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "format 'apache' is none of"
                + " lines, jtl, postgres, mysql-slow, zipkin, gc, jfr, series");
  }

  @Test
  void unpacksAndTellsHowMuchOfTheFileWasRead() throws IOException {
    SampleFile file = new SampleFile(LogFormat.POSTGRES);
    AtomicLong bytes = new AtomicLong();

    file.readCompressed(bytes::addAndGet, "LOG:  duration: 1 ms  statement: commit");

    assertThat(file.events().queries()).hasSize(1);
    assertThat(bytes).hasValue(Files.size(file.path()));
  }

  @Test
  void readsAPackedFileAsFarAsItGoes() throws IOException {
    SampleFile file = new SampleFile(LogFormat.POSTGRES);
    file.readCompressed(ImportProgress.NONE, "LOG:  duration: 1 ms  statement: commit");
    byte[] whole = Files.readAllBytes(file.path());

    ImportResult result = file.read(OPTIONS, Arrays.copyOf(whole, whole.length - 2));

    assertThat(result.queries()).isEqualTo(1);
    assertThat(result.skipped()).containsOnlyKeys("rest of the file, whose compression is damaged");
  }

  @Test
  void keepsOnlyTheBeginningOfAVeryLongLine() throws IOException {
    SampleFile file = new SampleFile(LogFormat.POSTGRES);

    file.read(
        "LOG:  duration: 1 ms  statement: select '" + "x".repeat(5_000_000) + "'",
        "LOG:  duration: 2 ms  statement: commit");

    assertThat(file.events().queries())
        .extracting(CollectedEvents.Query::statement)
        .containsExactly("select ?", "commit");
  }
}
