package picklescope.export.table;

/**
 * A column of a table.
 *
 * @param name unique in its table: that of a {@link FixedColumn}, or a path as a filter writes it
 */
public record Column(String name, ColumnType type) {}
