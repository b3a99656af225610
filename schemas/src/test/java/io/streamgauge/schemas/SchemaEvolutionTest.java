package io.streamgauge.schemas;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.schemas.registry.PortableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What has been released once stays readable. Versions lie in schemas/v1, v2, … of the test
 * resources; a version holds the types that changed with it.
 */
class SchemaEvolutionTest {

  private static final Path VERSIONS = Path.of("src/test/resources/schemas");

  static Stream<Schema> today() {
    return Stream.concat(
            Topics.all().stream().<Class<?>>map(Topic::valueType), Stream.of(LatencyDelta.class))
        .distinct()
        .map(type -> PortableSchema.of(SpecificData.get().getSchema(type)));
  }

  @ParameterizedTest
  @MethodSource("today")
  void readsEveryEarlierVersion(Schema today) {
    assertThat(versionsOf(today)).isNotEmpty();
    assertThat(versionsOf(today))
        .allSatisfy(
            file ->
                assertThat(checkReaderWriterCompatibility(today, parse(file)).getType())
                    .as("today's %s reads %s", today.getFullName(), file)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE));
  }

  @ParameterizedTest
  @MethodSource("today")
  void isCommittedAsTheNewestVersion(Schema today) {
    List<Path> versions = versionsOf(today);
    Path newest = versions.get(versions.size() - 1);

    assertThat(parse(newest).toString())
        .as("%s changed: commit it as the next version beside %s", today.getFullName(), newest)
        .isEqualTo(today.toString());
  }

  /** The committed versions of a schema, oldest first. */
  private static List<Path> versionsOf(Schema schema) {
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .sorted(Comparator.comparingInt(SchemaEvolutionTest::number))
          .map(version -> version.resolve(schema.getName() + ".avsc"))
          .filter(Files::exists)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path version) {
    return Integer.parseInt(version.getFileName().toString().substring(1));
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
