package io.streamgauge.service.openapi;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;

/** What the source says about the answers' records, kept by an annotation processor. */
final class Javadoc {

  private Javadoc() {}

  /** The description of a type, null if there is none. */
  static String of(Class<?> type) {
    return text(RuntimeJavadoc.getJavadoc(type).getComment());
  }

  /** The description of a component of a record, null if there is none. */
  static String component(Class<?> type, String name) {
    return RuntimeJavadoc.getJavadoc(type).getRecordComponents().stream()
        .filter(component -> component.getName().equals(name))
        .map(ParamJavadoc::getComment)
        .map(Javadoc::text)
        .findFirst()
        .orElse(null);
  }

  private static String text(Comment comment) {
    String text = new CommentFormatter().format(comment).replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? null : text;
  }
}
