package io.streamgauge.standalone.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to a file, since the demo draws where it would go otherwise; our own errors go to
 * both.
 */
final class DemoLog {

  private DemoLog() {}

  /** Returns the file, a new one. */
  static Path toFile() throws IOException {
    Path file = Files.createTempFile("streamgauge-demo-", ".log");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders().forEachRemaining(console -> console.addFilter(ownErrors()));
    root.addAppender(appender(file, context));
    return file;
  }

  private static Filter<ILoggingEvent> ownErrors() {
    return new Filter<>() {
      @Override
      public FilterReply decide(ILoggingEvent event) {
        boolean own = event.getLoggerName().startsWith("io.streamgauge");
        return own && event.getLevel() == Level.ERROR ? FilterReply.NEUTRAL : FilterReply.DENY;
      }
    };
  }

  private static FileAppender<ILoggingEvent> appender(Path file, LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger{24} %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
