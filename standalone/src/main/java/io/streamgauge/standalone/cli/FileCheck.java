package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Says everything that is wrong with files.
 *
 * @param one what one entry of a file is called
 * @param many what several are called
 * @param load tells how many entries a file has; throws {@link InvalidRulesException}
 */
record FileCheck(Terminal terminal, String one, String many, ToIntFunction<Path> load) {

  /** Checks them all and answers with the exit code. */
  int of(List<Path> files) {
    boolean fine = true;
    for (Path file : files) {
      fine &= isFine(file);
    }
    return (fine ? ExitCode.OK : ExitCode.SETTINGS).number();
  }

  private boolean isFine(Path file) {
    try {
      int count = load.applyAsInt(file);
      terminal.out().printf("%s: %d %s, no problem%n", file, count, count == 1 ? one : many);
      return true;
    } catch (InvalidRulesException e) {
      e.problems().forEach(terminal.err()::println);
      return false;
    }
  }
}
