package io.streamgauge.collectors;

/** A parenthesis or bracket that is still open, and what to leave out when it is closed. */
final class ListFrame {

  private enum Role {
    LIST,
    ROW,
    FURTHER_ROW,
    ARGUMENTS,
    OTHER
  }

  private final Role role;
  private int endOfFirstRow;
  private int itemStart;
  private int previousStart = -1;
  private int previousEnd;

  private ListFrame(Role role) {
    this.role = role;
  }

  /** A list whose equal neighbours become one. */
  static ListFrame list(int start) {
    ListFrame frame = new ListFrame(Role.LIST);
    frame.itemStart = start;
    return frame;
  }

  /** The first row after VALUES. */
  static ListFrame row() {
    return new ListFrame(Role.ROW);
  }

  /** A row that leaves no trace. */
  static ListFrame furtherRow(int endOfFirstRow) {
    ListFrame frame = new ListFrame(Role.FURTHER_ROW);
    frame.endOfFirstRow = endOfFirstRow;
    return frame;
  }

  /** The arguments of a function. */
  static ListFrame arguments() {
    return new ListFrame(Role.ARGUMENTS);
  }

  /** Any other parenthesis. */
  static ListFrame other() {
    return new ListFrame(Role.OTHER);
  }

  boolean isRow() {
    return role == Role.ROW || role == Role.FURTHER_ROW;
  }

  boolean holdsValues() {
    return role != Role.OTHER;
  }

  void beginItem(StringBuilder out) {
    itemStart = out.length();
  }

  /** Drops the item that just ended if it equals the one before it. */
  void endItem(StringBuilder out) {
    if (role != Role.LIST) {
      return;
    }
    int length = out.length() - itemStart;
    boolean repeats =
        previousStart >= 0
            && length == previousEnd - previousStart
            && CharSequence.compare(
                    out.subSequence(itemStart, out.length()),
                    out.subSequence(previousStart, previousEnd))
                == 0;
    if (repeats) {
      out.setLength(previousEnd);
    } else {
      previousStart = itemStart;
      previousEnd = out.length();
    }
  }

  /** Drops a further row; to be called when the row is closed. Returns where the rows end. */
  int keepTo(StringBuilder out) {
    if (role == Role.FURTHER_ROW) {
      out.setLength(endOfFirstRow);
    }
    return out.length();
  }
}
