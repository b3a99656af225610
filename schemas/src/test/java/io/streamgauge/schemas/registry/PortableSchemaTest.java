package io.streamgauge.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.CacheBatch;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class PortableSchemaTest {

  @Test
  void leavesOutTheJavaTypeOfStringsAndNothingElse() {
    Schema generated = CacheBatch.getClassSchema();

    Schema portable = PortableSchema.of(generated);

    assertThat(generated.toString()).contains("avro.java.string");
    assertThat(portable.toString())
        .isEqualTo(
            generated
                .toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", ""));
  }
}
