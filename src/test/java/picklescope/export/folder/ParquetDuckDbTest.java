package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestSeed;
import picklescope.event.Event;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.ColumnType;
import picklescope.python.Call;

/** Parquet files read by DuckDB; only in the profile {@code duckdb}, which has its driver. */
@Tag("slow")
class ParquetDuckDbTest {
  @TempDir private Path temp;

  @BeforeEach
  void needsDriver() {
    assumeTrue(
        DriverManager.drivers().anyMatch(driver -> driver.getClass().getName().contains("DuckDB")),
        "mvn -Pduckdb has the driver");
  }

  @Test
  void typesAndValuesOfRandomMessagesAreEqual() throws Exception {
    for (long seed = TestSeed.get(); seed < TestSeed.get() + 20; seed++) {
      var messages = RandomMessages.of(seed, 500);
      var out = temp.resolve("random-" + seed);
      for (PlannedTable table : export(messages, out)) {
        ExpectedTable.assertSame(
            messages, table, rows(out.resolve(table.name() + ".parquet"), table.plan().columns()));
      }
    }
  }

  @Test
  void countsSumsAndNanosecondsOfManyRowGroupsAreEqual() throws Exception {
    var messages = new MadeMessages();
    long sum = 0;
    double x = 0;
    for (int i = 0; i < 2 * TableSet.ROWS_OF_GROUP + 1_000; i++) {
      messages.call(7, Call.of().with("n", i * 31L).with("x", i / 8.0));
      sum += i * 31L;
      x += i / 8.0;
    }
    long nanos = 0;
    for (Event event : messages.events()) {
      nanos ^= event.datagram().timeNanos();
    }
    export(messages, temp.resolve("many"));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*), sum(n), sum(x), bit_xor(epoch_ns(time)), count(distinct sender)
                from '%s/stream-*.parquet'\
                """
                    .formatted(temp.resolve("many")))) {
      row.next();
      assertEquals(messages.events().size(), row.getLong(1));
      assertEquals(sum, row.getLong(2));
      assertEquals(x, row.getDouble(3));
      assertEquals(nanos, row.getLong(4));
      assertEquals(1, row.getLong(5));
    }
    assertEquals(3, number("select count(distinct row_group_id) from parquet_metadata('%s')"));
    assertEquals(
        0, number("select count(*) from '%s' where n > " + 31L * 2 * TableSet.ROWS_OF_GROUP * 2));
    assertEquals(
        1, number("select count(*) from '%s' where n = " + 31L * 2 * TableSet.ROWS_OF_GROUP));
  }

  private long number(String query) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                query.formatted(temp.resolve("many/stream-001-LAB-7-4950-n-x.parquet")))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<PlannedTable> export(MadeMessages messages, Path out) throws Exception {
    var request =
        new ExportRequest(
            out, TableFormat.PARQUET, ColumnChoice.usual(), true, false, false, "picklescope");
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    return new FolderExport(request, survey, messages).run(_ -> true).tables();
  }

  private static List<List<String>> rows(Path file, List<Column> columns) throws Exception {
    String selected =
        columns.stream()
            .map(column -> "\"" + column.name().replace("\"", "\"\"") + "\"")
            .map(name -> name.equals("\"time\"") ? "epoch_ns(time)" : name)
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      assertEquals(
          columns.stream().map(column -> type(column.type())).toList(), types(statement, file));
      try (var row = statement.executeQuery("select %s from '%s'".formatted(selected, file))) {
        var rows = new ArrayList<List<String>>();
        while (row.next()) {
          rows.add(cells(row, columns));
        }
        return rows;
      }
    }
  }

  private static List<String> types(java.sql.Statement statement, Path file) throws Exception {
    var types = new ArrayList<String>();
    try (var row = statement.executeQuery("describe select * from '%s'".formatted(file))) {
      while (row.next()) {
        types.add(row.getString("column_type"));
      }
    }
    return types;
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case WHOLE -> "BIGINT";
      case REAL -> "DOUBLE";
      case TRUTH -> "BOOLEAN";
      case TEXT -> "VARCHAR";
      case TIME -> "TIMESTAMPTZ_NS";
    };
  }

  private static List<String> cells(ResultSet row, List<Column> columns) throws Exception {
    var cells = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.getObject(i + 1);
      cells.add(value == null ? "" : ExpectedTable.text(columns.get(i).type(), value));
    }
    return cells;
  }
}
