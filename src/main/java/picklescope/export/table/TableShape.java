package picklescope.export.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All columns that a table of messages can have. Immutable. */
public final class TableShape {
  /** The most columns of a table; the values of others are in the column {@code more}. */
  public static final int MOST_COLUMNS = 500;

  /** No column. */
  static final int NOT_CHOSEN = -1;

  /** The column {@code more}. */
  static final int IN_MORE = -2;

  private final List<PathWriter> data;
  private final PathWriter.Keys keywords;
  private final List<Column> paths;
  private final int without;
  private final boolean split;

  /**
   * Creates it.
   *
   * @param without how many arguments of a message have no column, about
   * @param split whether each stream has a table of its own
   */
  TableShape(
      List<PathWriter> data,
      PathWriter.Keys keywords,
      List<Column> paths,
      int without,
      boolean split) {
    this.data = List.copyOf(data);
    this.keywords = keywords;
    this.paths = paths;
    this.without = without;
    this.split = split;
  }

  List<PathWriter> data() {
    return data;
  }

  PathWriter.Keys keywords() {
    return keywords;
  }

  List<Column> paths() {
    return paths;
  }

  /** Returns the names of all columns. */
  public List<String> names() {
    return Stream.concat(
            Stream.of(FixedColumn.values()).map(FixedColumn::columnName),
            paths.stream().map(Column::name))
        .toList();
  }

  /** Returns whether a name chooses at least one column. */
  boolean has(String name) {
    return name.equals(FixedColumn.MORE)
        || FixedColumn.named(name).isPresent()
        || paths.stream().anyMatch(column -> ColumnChoice.includes(name, column.name()));
  }

  /**
   * Returns the table of the time and the chosen values; the usual ones are those of paths, or the
   * Python text of the message if it has none.
   */
  public TablePlan channels(ColumnChoice choice) {
    var chosen = new LinkedHashMap<String, Column>();
    put(FixedColumn.TIME.column(), chosen);
    for (Column column : plan(choice).columns()) {
      boolean usual =
          choice.names().contains(ColumnChoice.ALL)
              && !choice.names().contains(column.name())
              && FixedColumn.named(column.name()).isPresent();
      if (!usual && !column.name().equals(FixedColumn.MORE)) {
        put(column, chosen);
      }
    }
    if (chosen.size() == 1) {
      put(FixedColumn.REPR.column(), chosen);
    }
    return limited(chosen, false);
  }

  /** Returns the table with the chosen columns. */
  public TablePlan plan(ColumnChoice choice) {
    var chosen = new LinkedHashMap<String, Column>();
    boolean hasMore = false;
    for (String name : choice.names()) {
      switch (name) {
        case ColumnChoice.ALL -> {
          FixedColumn.usual(split).forEach(fixed -> put(fixed.column(), chosen));
          paths.forEach(column -> put(column, chosen));
          hasMore = true;
        }
        case FixedColumn.MORE -> hasMore = true;
        default -> {
          FixedColumn.named(name).ifPresent(fixed -> put(fixed.column(), chosen));
          paths.stream()
              .filter(column -> ColumnChoice.includes(name, column.name()))
              .forEach(column -> put(column, chosen));
        }
      }
    }
    return limited(chosen, hasMore);
  }

  private static void put(Column column, Map<String, Column> to) {
    to.putIfAbsent(column.name(), column);
  }

  private TablePlan limited(Map<String, Column> chosen, boolean hasMore) {
    boolean tooMany = chosen.size() > MOST_COLUMNS;
    boolean withMore = tooMany || hasMore && without > 0;
    int most = withMore ? MOST_COLUMNS - 1 : MOST_COLUMNS;
    var columns = new ArrayList<>(chosen.values().stream().limit(most).toList());
    if (withMore) {
      columns.add(new Column(FixedColumn.MORE, ColumnType.TEXT));
    }
    var place = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < columns.size(); i++) {
      place.put(columns.get(i).name(), i);
    }
    var targets = new int[paths.size()];
    Arrays.setAll(
        targets,
        i -> {
          String name = paths.get(i).name();
          return place.getOrDefault(
              name, tooMany && chosen.containsKey(name) ? IN_MORE : NOT_CHOSEN);
        });
    return new TablePlan(
        this, columns, targets, Math.max(0, chosen.size() - most) + (withMore ? without : 0));
  }
}
