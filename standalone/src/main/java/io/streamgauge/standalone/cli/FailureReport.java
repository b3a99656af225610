package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.service.config.SettingsException;
import io.streamgauge.service.http.PortTakenException;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.embedded.UnreachableException;
import io.streamgauge.standalone.embedded.UnusableDirectoryException;
import io.streamgauge.standalone.importers.ImportException;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what ended a command, and turns it into an exit code. */
final class FailureReport implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  private final Terminal terminal;

  FailureReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    ExitCode code = code(failure);
    if (code == ExitCode.FAILURE) {
      LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
    } else if (code != ExitCode.OK) {
      terminal.err().println(failure.getMessage());
    }
    return code.number();
  }

  private static ExitCode code(Exception failure) {
    if (failure instanceof PortTakenException) {
      return ExitCode.PORT_TAKEN;
    }
    if (failure instanceof UnreachableException) {
      return ExitCode.UNREACHABLE;
    }
    if (failure instanceof ImportException) {
      return ExitCode.INPUT;
    }
    if (failure instanceof SettingsException
        || failure instanceof InvalidRulesException
        || failure instanceof UnusableDirectoryException) {
      return ExitCode.SETTINGS;
    }
    return failure instanceof CancellationException ? ExitCode.OK : ExitCode.FAILURE;
  }
}
