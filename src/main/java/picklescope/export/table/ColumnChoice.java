package picklescope.export.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.filter.ValuePath;
import picklescope.python.source.SourceException;

/**
 * Which columns tables have, and in which order: names of {@link FixedColumn}s and paths as a
 * filter writes them, separated by commas. A path stands for all columns below it: {@code pos} for
 * {@code pos[0]} too. {@value #ALL} stands for the usual columns. Immutable.
 *
 * @param names the names and paths, in order
 */
public record ColumnChoice(List<String> names) {
  /** The usual columns. */
  public static final String ALL = "*";

  /** Copies the names. */
  public ColumnChoice {
    names = List.copyOf(names);
  }

  /** Returns the choice of the usual columns. */
  public static ColumnChoice usual() {
    return new ColumnChoice(List.of(ALL));
  }

  /** Returns a choice that has a column, before the others if it is added. */
  public ColumnChoice with(FixedColumn column) {
    return has(column)
        ? this
        : new ColumnChoice(Stream.concat(Stream.of(column.columnName()), names.stream()).toList());
  }

  /** Returns whether a column is named. */
  public boolean has(FixedColumn column) {
    return names.contains(column.columnName());
  }

  /**
   * Parses a choice.
   *
   * @throws SourceException with the position of the mistake
   */
  public static ColumnChoice of(String text) throws SourceException {
    var names = new ArrayList<String>();
    int start = 0;
    while (start <= text.length()) {
      int end = end(text, start);
      String name = text.substring(start, end).strip();
      boolean valid =
          name.equals(ALL) || FixedColumn.named(name).isPresent() || ValuePath.of(name).isPresent();
      if (!valid) {
        int at = start + text.substring(start, end).indexOf(name);
        throw new SourceException(
            Math.min(at, Math.max(0, text.length() - 1)),
            "expected the name of a column, such as number, foo, data[1] or pos[0], or * for all");
      }
      names.add(ValuePath.of(name).map(ValuePath::normalText).orElse(name));
      start = end + 1;
    }
    return new ColumnChoice(names);
  }

  /** Returns the index of the next comma that is not in brackets or quotes; else the length. */
  private static int end(String text, int from) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!open.isEmpty() && (open.peek() == '\'' || open.peek() == '"')) {
        if (c == '\\') {
          i++;
        } else if (c == open.peek()) {
          open.pop();
        }
      } else if (c == '\'' || c == '"' || c == '[') {
        open.push(c);
      } else if (c == ']' && !open.isEmpty()) {
        open.pop();
      } else if (c == ',' && open.isEmpty()) {
        return i;
      }
    }
    return text.length();
  }

  /** Returns the first name that chooses no column of any table. */
  public Optional<String> unknown(List<TableShape> tables) {
    return names.stream()
        .filter(name -> !name.equals(ALL) && tables.stream().noneMatch(table -> table.has(name)))
        .findFirst();
  }

  /** Returns whether a name chooses a column. */
  static boolean includes(String name, String column) {
    return column.startsWith(name)
        && (column.length() == name.length() || column.charAt(name.length()) == '[');
  }
}
