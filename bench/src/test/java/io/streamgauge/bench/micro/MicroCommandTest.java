package io.streamgauge.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MicroCommandTest {

  private final CommandLine command = new CommandLine(new MicroCommand());

  @Test
  void listsTheSteps() {
    assertThat(command.getUsageMessage()).contains("record, codec, combine, rollup, store");
  }

  @Test
  void takesSeveralSteps() {
    var parsed = command.parseArgs("--only", "store,record", "--quick");

    assertThat(parsed.<Object>matchedOptionValue("--only", null))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(Subject.STORE, Subject.RECORD);
  }

  @Test
  void namesTheStepsWhereThereIsNoneOfThatName() {
    assertThatThrownBy(() -> command.parseArgs("--only", "disk"))
        .hasMessageContaining(
            "there is no step 'disk'; there are [record, codec, combine, rollup, store]");
  }
}
