package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestSeed;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.ColumnType;
import picklescope.python.Call;

/** Parquet files read by Hardwood, which is not ours. */
class ParquetReadTest {
  @TempDir private Path temp;

  @Test
  void valuesOfRandomMessagesAreThoseOfFilters() throws Exception {
    for (long seed = TestSeed.get(); seed < TestSeed.get() + 5; seed++) {
      var messages = RandomMessages.of(seed, 300);
      var out = temp.resolve("random-" + seed);
      var result = export(messages, out, "*");
      assertTrue(result.tables().size() >= 9, "streams");
      for (PlannedTable table : result.tables()) {
        ExpectedTable.assertSame(
            messages, table, rows(out.resolve(table.name() + ".parquet"), table.plan().columns()));
      }
    }
  }

  @Test
  void dictionariesOfAllWidthsAndLongTextsAreRead() throws Exception {
    var messages = new MadeMessages();
    for (int i = 0; i < 3_000; i++) {
      messages.call(
          7,
          Call.of()
              .with("one", "always")
              .with("two", i % 2 == 0 ? "even" : "odd")
              .with("many", "text " + i % 300)
              .with("different", "x".repeat(i % 1_000) + i)
              .with("rare", i % 700 == 3 ? "here" : null)
              .with("truth", i % 3 == 0));
    }
    var out = temp.resolve("out");
    var table = export(messages, out, "one, two, many, different, rare, truth").tables().getFirst();
    var file = out.resolve(table.name() + ".parquet");
    ExpectedTable.assertSame(messages, table, rows(file, table.plan().columns()));
    try (var reader = ParquetFileReader.open(InputFile.of(file))) {
      var columns = reader.getFileMetaData().rowGroups().getFirst().columns();
      assertEquals(
          List.of(true, true, true, false, true, false),
          columns.stream()
              .map(column -> column.metaData().encodings().contains(Encoding.RLE_DICTIONARY))
              .toList());
      assertEquals(2_995L, columns.get(4).metaData().statistics().nullCount());
    }
  }

  @Test
  void statisticsHaveBoundsWithoutNaN() throws Exception {
    var messages =
        new MadeMessages()
            .call(7, Call.of().with("n", -5).with("x", Double.NaN).with("who", "b"))
            .call(7, Call.of().with("n", 7).with("x", 0.0).with("who", "ä"))
            .call(7, Call.of().with("n", 6).with("x", -1.5).with("who", "a"));
    var out = temp.resolve("out");
    var table = export(messages, out, "time, n, x, who").tables().getFirst();
    try (var reader =
        ParquetFileReader.open(InputFile.of(out.resolve(table.name() + ".parquet")))) {
      var columns = reader.getFileMetaData().rowGroups().getFirst().columns();
      var bounds = columns.stream().map(column -> column.metaData().statistics()).toList();
      assertEquals(MadeMessages.START, buffer(bounds.get(0).minValue()).getLong());
      assertEquals(-5, buffer(bounds.get(1).minValue()).getLong());
      assertEquals(7, buffer(bounds.get(1).maxValue()).getLong());
      assertEquals(-1.5, buffer(bounds.get(2).minValue()).getDouble());
      assertEquals(0.0, buffer(bounds.get(2).maxValue()).getDouble());
      assertArrayEquals("a".getBytes(), bounds.get(3).minValue());
      assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xA4}, bounds.get(3).maxValue());
      assertEquals(
          new LogicalType.TimestampType(true, LogicalType.TimeUnit.NANOS),
          reader.getFileSchema().getColumn(0).logicalType());
    }
  }

  @Test
  void tablesAreWrittenInPartsWhenTheyTakeMuchMemory() throws Exception {
    var messages = new MadeMessages();
    for (int i = 0; i < 20_000; i++) {
      messages.call(7 + i % 3, Call.of().with("n", i).with("text", "number " + i));
    }
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    var planned = survey.tables(ColumnChoice.usual(), true, TableFormat.PARQUET);
    var opened = new ArrayList<Path>();
    var set =
        new TableSet(
            survey,
            planned,
            table -> {
              opened.add(temp.resolve(table.name()));
              return new picklescope.export.parquet.ParquetFile(
                  opened.getLast(), table.plan().columns(), "test");
            },
            500_000);
    messages.forEach(
        new picklescope.export.table.Messages.Visitor() {
          @Override
          public void message(picklescope.export.table.Message message) throws java.io.IOException {
            assertTrue(set.write(message));
          }

          @Override
          public boolean reached(long looked) {
            return true;
          }
        });
    set.finish();
    for (int i = 0; i < 3; i++) {
      ExpectedTable.assertSame(
          messages, planned.get(i), rows(opened.get(i), planned.get(i).plan().columns()));
    }
    try (var reader = ParquetFileReader.open(InputFile.of(opened.getFirst()))) {
      assertTrue(reader.getFileMetaData().rowGroups().size() > 2, "row groups");
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static FolderExport.Result export(MadeMessages messages, Path out, String columns)
      throws Exception {
    var request =
        new ExportRequest(
            out, TableFormat.PARQUET, ColumnChoice.of(columns), true, false, false, "picklescope");
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    return new FolderExport(request, survey, messages).run(_ -> true);
  }

  private static List<List<String>> rows(Path file, List<Column> columns) throws Exception {
    var rows = new ArrayList<List<String>>();
    try (var reader = ParquetFileReader.open(InputFile.of(file));
        var row = reader.rowReader()) {
      assertEquals(
          columns.stream().map(Column::name).toList(),
          reader.getFileSchema().getColumns().stream().map(column -> column.name()).toList());
      while (row.hasNext()) {
        row.next();
        rows.add(
            IntStream.range(0, columns.size())
                .mapToObj(i -> cell(columns.get(i).type(), row, i))
                .toList());
      }
    }
    return rows;
  }

  private static String cell(ColumnType type, RowReader row, int i) {
    if (row.isNull(i)) {
      return "";
    }
    return switch (type) {
      case WHOLE -> Long.toString(row.getLong(i));
      case REAL -> ExpectedTable.real(row.getDouble(i));
      case TRUTH -> Boolean.toString(row.getBoolean(i));
      case TEXT -> ExpectedTable.quoted(row.getString(i));
      case TIME -> {
        Instant time = row.getTimestamp(i);
        yield Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
      }
    };
  }
}
