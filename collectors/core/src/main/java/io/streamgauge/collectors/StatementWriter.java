package io.streamgauge.collectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes tokens as a normalised statement; lists are collapsed while they are written. */
final class StatementWriter {

  private static final Set<String> BEFORE_AN_EXPRESSION =
      Set.of(
          "select",
          "where",
          "and",
          "or",
          "not",
          "then",
          "else",
          "when",
          "case",
          "between",
          "in",
          "like",
          "limit",
          "offset",
          "by",
          "on",
          "having",
          "values",
          "set",
          "return",
          "default",
          "interval",
          "is",
          "distinct",
          "all",
          "union",
          "returning",
          "using",
          "fetch",
          "top");

  /** What follows these is not a name, or not surely. */
  private static final Set<String> BEFORE_A_STRING =
      Set.of(
          "like",
          "ilike",
          "regexp",
          "rlike",
          "escape",
          "between",
          "then",
          "else",
          "when",
          "values",
          "value",
          "interval",
          "separator",
          "match",
          "against",
          "identified",
          "password",
          "date",
          "time",
          "timestamp",
          "limit",
          "offset",
          "return",
          "default",
          "comment",
          "end");

  private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
  private static final Pattern PLAIN_NAME =
      Pattern.compile("\"[\\p{L}_][\\p{L}\\p{N}_$ -]{0,62}\"");

  private final StringBuilder out = new StringBuilder();
  private final Deque<ListFrame> open = new ArrayDeque<>();

  /** The last token that was no gap: a word in lower case, a symbol, or ? for a value. */
  private String last = "";

  private boolean gap;
  private String heldSign = "";
  private boolean heldSemicolon;
  private boolean between;
  private Rows rows = Rows.NONE;
  private int endOfFirstRow;

  /** Where in the rows after VALUES the next token stands. */
  private enum Rows {
    NONE,
    BEFORE_FIRST,
    AFTER_ROW,
    BEFORE_NEXT
  }

  void gap() {
    gap = true;
  }

  void word(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (CONSTANTS.contains(word) && (last.equals("(") || last.equals(",") || isOperator(last))) {
      value();
      return;
    }
    release();
    append(word);
    if (word.equals("values") || word.equals("value")) {
      rows = Rows.BEFORE_FIRST;
    } else if (!word.equals("row")) {
      rows = Rows.NONE;
    }
    boolean ofBetween = between && word.equals("and");
    between = word.equals("between") || between && !ofBetween;
    last = ofBetween ? "between" : word;
  }

  void name(String text) {
    release();
    append(text);
    rows = Rows.NONE;
    last = "\"";
  }

  void nameOrLiteral(String text, boolean touchesDot) {
    boolean inValues = !open.isEmpty() && open.peek().holdsValues();
    boolean value =
        isOperator(last) || BEFORE_A_STRING.contains(last) || last.equals("?") || inValues;
    if (touchesDot || !value && PLAIN_NAME.matcher(text).matches()) {
      name(text);
    } else {
      value();
    }
  }

  void value() {
    boolean joins = last.equals("?") && heldSign.isEmpty() && !heldSemicolon;
    heldSign = "";
    release();
    if (!joins) {
      separateFromWord();
      append("?");
    }
    rows = Rows.NONE;
    last = "?";
  }

  void symbol(String text) {
    switch (text) {
      case ";" -> heldSemicolon = out.length() > 0;
      case "-", "+" -> sign(text);
      case "(", "[" -> open(text);
      case ")", "]" -> close(text);
      case "," -> comma();
      default -> plain(text);
    }
  }

  int length() {
    return out.length();
  }

  String text() {
    out.append(heldSign);
    return out.toString().strip();
  }

  private void sign(String text) {
    if (!heldSign.isEmpty()) {
      return;
    }
    release();
    boolean afterOperand =
        last.equals("?")
            || last.equals("\"")
            || last.equals(")")
            || last.equals("]")
            || isWord(last) && !BEFORE_AN_EXPRESSION.contains(last);
    if (afterOperand) {
      plain(text);
    } else {
      heldSign = text;
    }
  }

  private void plain(String text) {
    release();
    append(text);
    rows = Rows.NONE;
    last = text;
  }

  private void open(String text) {
    boolean touchesWord = isWord(last) && !gap && heldSign.isEmpty();
    release();
    append(text);
    open.push(frame(text, touchesWord));
    rows = Rows.NONE;
    last = text;
  }

  private ListFrame frame(String text, boolean touchesWord) {
    if (rows == Rows.BEFORE_NEXT) {
      return ListFrame.furtherRow(endOfFirstRow);
    }
    if (rows == Rows.BEFORE_FIRST) {
      return ListFrame.row();
    }
    if (text.equals("[") || last.equals("in")) {
      return ListFrame.list(out.length());
    }
    return touchesWord && !BEFORE_AN_EXPRESSION.contains(last)
        ? ListFrame.arguments()
        : ListFrame.other();
  }

  private void close(String text) {
    release();
    if (open.isEmpty()) {
      plain(text);
      return;
    }
    ListFrame frame = open.pop();
    frame.endItem(out);
    append(text);
    rows = Rows.NONE;
    if (frame.isRow()) {
      endOfFirstRow = frame.keepTo(out);
      rows = Rows.AFTER_ROW;
    }
    last = text;
  }

  private void comma() {
    release();
    if (!open.isEmpty()) {
      open.peek().endItem(out);
    }
    trimRight();
    out.append(", ");
    if (!open.isEmpty()) {
      open.peek().beginItem(out);
    }
    rows = rows == Rows.AFTER_ROW ? Rows.BEFORE_NEXT : Rows.NONE;
    gap = false;
    last = ",";
  }

  /** Writes what was held back until it was known what follows. */
  private void release() {
    if (heldSemicolon) {
      heldSemicolon = false;
      out.append(';');
      gap = true;
    }
    if (!heldSign.isEmpty()) {
      String sign = heldSign;
      heldSign = "";
      append(sign);
      last = sign;
    }
  }

  private void append(String text) {
    char before = out.length() == 0 ? '(' : out.charAt(out.length() - 1);
    boolean closes = text.equals(")") || text.equals("]");
    if (closes) {
      trimRight();
    } else if (gap && before != '(' && before != '[' && before != ' ') {
      out.append(' ');
    }
    out.append(text);
    gap = false;
  }

  private void separateFromWord() {
    if (out.length() > 0 && Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
      gap = true;
    }
  }

  private void trimRight() {
    while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  private static boolean isWord(String token) {
    return !token.isEmpty() && (token.charAt(0) == '_' || Character.isLetter(token.charAt(0)));
  }

  private static boolean isOperator(String token) {
    return token.length() > 0 && "=<>!~+-*/%|&^:".indexOf(token.charAt(0)) >= 0;
  }
}
