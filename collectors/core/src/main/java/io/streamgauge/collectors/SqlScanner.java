package io.streamgauge.collectors;

import java.util.Locale;
import java.util.Set;

/**
 * Cuts a statement into tokens, in one pass. Comments count as gaps. A literal or quoted name that
 * does not end reaches to the end of the text, as a literal.
 */
final class SqlScanner {

  enum Kind {
    WORD,
    QUOTED_NAME,
    /** In double quotes, where the dialect does not tell whether that is a name or a string. */
    DOUBLE_QUOTED,
    LITERAL,
    PARAMETER,
    SYMBOL,
    GAP,
    END
  }

  /** What a backslash in a plain string means. */
  enum Backslash {
    ORDINARY,
    ESCAPES,
    /** A backslash before a quote makes the rest of the text part of the literal. */
    UNCLEAR
  }

  private static final Set<String> STRING_PREFIXES = Set.of("b", "x", "n");

  private final String sql;
  private final SqlDialect dialect;
  private final Backslash backslash;
  private int start;
  private int end;
  private int executableComments;

  /** Whether all that was opened so far was closed. */
  private boolean complete = true;

  SqlScanner(String sql, SqlDialect dialect, Backslash backslash) {
    this.sql = sql;
    this.dialect = dialect;
    this.backslash = backslash;
  }

  /** Moves on to the next token. */
  Kind next() {
    start = end;
    if (start >= sql.length()) {
      return Kind.END;
    }
    char c = sql.charAt(start);
    if (isSpace(c)) {
      return spaces();
    }
    if (skipComment(c)) {
      return Kind.GAP;
    }
    if (isNameStart(c)) {
      return word();
    }
    if (isDigit(c) || c == '.' && isDigit(peek(1)) && !isNamePart(peek(-1))) {
      return number();
    }
    return switch (c) {
      case '\'' -> string(start, '\'', backslash);
      case '"' -> doubleQuoted();
      case '`' -> quotedName('`');
      case '$' -> dollar();
      case ':' -> colon();
      case '?' -> numbered();
      default -> symbol(1);
    };
  }

  /** The token as it stands in the statement. */
  String text() {
    return sql.substring(start, end);
  }

  /** Whether the token touches a dot, as only a name does. */
  boolean touchesDot() {
    return start > 0 && sql.charAt(start - 1) == '.' || peekAt(end) == '.';
  }

  private Kind spaces() {
    end = start + 1;
    while (end < sql.length() && isSpace(sql.charAt(end))) {
      end++;
    }
    return Kind.GAP;
  }

  private boolean skipComment(char c) {
    if (c == '-' && peek(1) == '-' && (dialect != SqlDialect.MYSQL || endsOrSpace(start + 2))
        || c == '#' && hashIsComment()) {
      int newline = sql.indexOf('\n', start);
      end = newline < 0 ? sql.length() : newline + 1;
      return true;
    }
    if (c == '/' && peek(1) == '*') {
      blockComment();
      return true;
    }
    if (c == '*' && peek(1) == '/' && executableComments > 0) {
      executableComments--;
      end = start + 2;
      return true;
    }
    return false;
  }

  private boolean hashIsComment() {
    return switch (dialect) {
      case MYSQL -> true;
      case POSTGRES -> false;
      case UNKNOWN -> peek(1) != '>' && peek(1) != '-';
    };
  }

  /** MySQL runs the content of such comments from a version on, so they are part of the text. */
  private void blockComment() {
    if (dialect == SqlDialect.MYSQL && (peek(2) == '!' || peek(2) == 'M' && peek(3) == '!')) {
      executableComments++;
      end = sql.indexOf('!', start) + 1;
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      return;
    }
    int depth = 1;
    int at = start + 2;
    for (; at < sql.length() && depth > 0; at++) {
      if (sql.startsWith("*/", at)) {
        depth--;
        at++;
      } else if (dialect != SqlDialect.MYSQL && sql.startsWith("/*", at)) {
        depth++;
        at++;
      }
    }
    complete &= depth == 0;
    end = Math.min(at, sql.length());
  }

  private Kind word() {
    end = start + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    if (peekAt(end) == '\'') {
      return prefixed(sql.substring(start, end).toLowerCase(Locale.ROOT));
    }
    if (end == start + 1 && isAny(sql.charAt(start), 'u', 'U') && sql.startsWith("&'", end)) {
      return string(end + 1, '\'', Backslash.ORDINARY);
    }
    return Kind.WORD;
  }

  private Kind prefixed(String prefix) {
    if (prefix.equals("e")) {
      return string(end, '\'', Backslash.ESCAPES);
    }
    if (STRING_PREFIXES.contains(prefix)
        || prefix.startsWith("_") && dialect != SqlDialect.POSTGRES) {
      return string(end, '\'', backslash);
    }
    if (prefix.equals("q") || prefix.equals("nq")) {
      return alternativeQuoted();
    }
    return Kind.WORD;
  }

  /** Oracle's {@code q'[it's]'}. */
  private Kind alternativeQuoted() {
    char open = peekAt(end + 1);
    int pair = "[({<".indexOf(open);
    String close = (pair < 0 ? open : "])}>".charAt(pair)) + "'";
    int found = sql.indexOf(close, Math.min(end + 2, sql.length()));
    return literalUntil(found < 0 ? -1 : found + 2);
  }

  private Kind number() {
    end = start + 1;
    while (end < sql.length()) {
      char c = sql.charAt(end);
      boolean exponentSign =
          isAny(c, '+', '-') && isAny(sql.charAt(end - 1), 'e', 'E') && decimal();
      if (!isNamePart(c) && c != '.' && !(exponentSign && isDigit(peekAt(end + 1)))) {
        break;
      }
      end++;
    }
    return Kind.LITERAL;
  }

  private boolean decimal() {
    return !isAny(peek(1), 'x', 'X');
  }

  private Kind doubleQuoted() {
    if (dialect == SqlDialect.POSTGRES) {
      return quotedName('"');
    }
    Kind literal = string(start, '"', backslash);
    return dialect == SqlDialect.MYSQL || !complete ? literal : Kind.DOUBLE_QUOTED;
  }

  private Kind quotedName(char quote) {
    string(start, quote, Backslash.ORDINARY);
    return complete ? Kind.QUOTED_NAME : Kind.LITERAL;
  }

  /** A doubled quote stands for the quote. */
  private Kind string(int openingQuote, char quote, Backslash escaping) {
    int at = openingQuote + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\' && escaping == Backslash.ESCAPES) {
        at += 2;
      } else if (c == '\\' && escaping == Backslash.UNCLEAR && isAny(peekAt(at + 1), '\'', '"')) {
        return literalUntil(-1);
      } else if (c != quote) {
        at++;
      } else if (peekAt(at + 1) == quote) {
        at += 2;
      } else {
        return literalUntil(at + 1);
      }
    }
    return literalUntil(-1);
  }

  private Kind dollar() {
    if (isDigit(peek(1))) {
      return numbered();
    }
    int tagEnd = start + 1;
    while (tagEnd < sql.length() && isNamePart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (dialect == SqlDialect.MYSQL || peekAt(tagEnd) != '$') {
      return symbol(1);
    }
    String tag = sql.substring(start, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    return literalUntil(close < 0 ? -1 : close + tag.length());
  }

  private Kind literalUntil(int found) {
    complete &= found >= 0;
    end = found < 0 ? sql.length() : found;
    return Kind.LITERAL;
  }

  private Kind colon() {
    char following = peek(1);
    if (following == ':' || following == '=') {
      return symbol(2);
    }
    if (!isNamePart(following)) {
      return symbol(1);
    }
    end = start + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    return Kind.PARAMETER;
  }

  private Kind numbered() {
    end = start + 1;
    while (end < sql.length() && isDigit(sql.charAt(end))) {
      end++;
    }
    return Kind.PARAMETER;
  }

  private Kind symbol(int length) {
    end = start + length;
    return Kind.SYMBOL;
  }

  private char peek(int offset) {
    return peekAt(start + offset);
  }

  private char peekAt(int index) {
    return index >= 0 && index < sql.length() ? sql.charAt(index) : '\0';
  }

  private boolean endsOrSpace(int index) {
    return index >= sql.length() || isSpace(sql.charAt(index));
  }

  private static boolean isAny(char c, char one, char other) {
    return c == one || c == other;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || Character.isDigit(c) || c == '$';
  }
}
