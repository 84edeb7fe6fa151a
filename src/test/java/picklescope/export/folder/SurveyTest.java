package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.TableShape;
import picklescope.python.Call;

/** Which tables and columns messages become. */
class SurveyTest {
  private static final String USUAL =
      "host text, capture text, number int64, time timestamp_ns, direction text, sender text,"
          + " address text, port int64, remote_port int64, size int64, kind text, format text";

  @Test
  void eachValueHasAColumnOfItsType() throws Exception {
    assertEquals(
        "data[0] text, n int64, x float64, on bool, pos[0] float64, pos[1] float64",
        values(
            new MadeMessages()
                .call(7, args("pose", 1, 2.5, true, List.of(1.0, 2)))
                .call(7, args("pose", 2, 3, false, List.of(3, 4.5)))));
  }

  private static Call args(String verb, Object n, Object x, Object on, Object pos) {
    return Call.of(verb).with("n", n).with("x", x).with("on", on).with("pos", pos);
  }

  @Test
  void mixturesAndLargeIntsAreText() throws Exception {
    assertEquals(
        "data[0] int64, data[1] text, data[2] text, data[3] text, data[4] text",
        values(
            new MadeMessages()
                .call(7, Call.of(1, true, 1, List.of(1, 2), "1"))
                .call(7, Call.of(1, 2, BigInteger.ONE.shiftLeft(64), List.of(1, 2, 3), 1))));
  }

  @Test
  void nonesDoNotChangeATypeAndAloneAreText() throws Exception {
    var none = new ArrayList<Object>();
    none.add(null);
    none.add(2);
    assertEquals(
        "data[0] int64, data[1] text, data[2][0] int64, data[2][1] int64",
        values(
            new MadeMessages()
                .call(7, call(null, null, none))
                .call(7, call(5, null, List.of(1, 2)))));
  }

  private static Call call(Object... arguments) {
    return Call.of(arguments);
  }

  @Test
  void nestedListsAndDictsAreSpreadAndLongOnesAreText() throws Exception {
    Map<String, Object> unity = new LinkedHashMap<>();
    unity.put("x", 1.0);
    unity.put("y z", "text");
    assertEquals(
        "balls[0][0][0] float64, balls[0][0][1] float64, balls[0][1][0] float64,"
            + " balls[0][1][1] float64, pos['x'] float64, pos['y z'] text, long text, words text",
        values(
            new MadeMessages()
                .call(
                    7,
                    Call.of()
                        .with("balls", List.of(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))))
                        .with("pos", unity)
                        .with("long", IntStream.range(0, 17).boxed().toList())
                        .with("words", List.of("a", "b")))));
  }

  @Test
  void namesOfColumnsAreThoseOfAFilter() throws Exception {
    assertEquals(
        "attributes['time'] int64, attributes['host'] int64, attributes['a b'] int64",
        values(
            new MadeMessages().call(7, Call.of().with("time", 1).with("host", 2).with("a b", 3))));
  }

  @Test
  void onlyFiveHundredColumnsAndTheOthersInMore() throws Exception {
    var call = Call.of(IntStream.range(0, 600).boxed().toArray());
    var table = tables(new MadeMessages().call(7, call), ColumnChoice.usual()).getFirst();
    var columns = table.plan().columns();
    assertEquals(TableShape.MOST_COLUMNS, columns.size());
    assertEquals("more", columns.getLast().name());
    assertEquals(112 + 1, table.plan().beyond(), "12 fixed columns, 500 arguments, and more");
  }

  /** Windows allows fewer characters in names of files; senders choose these. */
  @Test
  void aTableHasANameThatAllSystemsAllow() throws Exception {
    var messages = new MadeMessages().call(7, Call.of("a:b\\c/..<d>|\"e\"?*\u00e4."));
    assertEquals(
        List.of("stream-001-LAB-7-4950-a-b-c-d-e"),
        tables(messages, ColumnChoice.usual()).stream().map(PlannedTable::name).toList());
  }

  @Test
  void aStreamHasATableAndSoHaveAllTogether() throws Exception {
    var messages =
        new MadeMessages()
            .call(7, Call.of().with("pos", List.of(1, 2)))
            .call(8, Call.of().with("pos", List.of(1.5, 2.5)))
            .payload(8, new byte[] {1, 2, 3});
    assertEquals(
        List.of(
            "stream-001-LAB-7-4950-pos", "stream-002-LAB-8-4950-pos", "stream-003-LAB-8-4950-raw"),
        tables(messages, ColumnChoice.usual()).stream().map(PlannedTable::name).toList());
    var all = survey(messages).tables(ColumnChoice.usual(), false, TableFormat.PARQUET);
    assertEquals(
        List.of(USUAL + ", stream text, pos[0] float64, pos[1] float64"),
        all.stream().map(SurveyTest::text).toList());
    var split = survey(messages);
    split.tables(ColumnChoice.usual(), false, TableFormat.PARQUET);
    assertEquals(
        USUAL + ", pos[0] int64, pos[1] int64",
        text(split.tables(ColumnChoice.usual(), true, TableFormat.PARQUET).getFirst()),
        "asking for one table does not change the others");
  }

  @Test
  void columnsAreChosenInOrder() throws Exception {
    var messages = new MadeMessages().call(7, args("pose", 1, 2.5, true, List.of(1.0, 2)));
    assertEquals(
        "pos[0] float64, pos[1] int64, time timestamp_ns, n int64",
        text(tables(messages, ColumnChoice.of("pos, time, e.n, pos[0]")).getFirst()));
    assertTrue(
        text(tables(messages, ColumnChoice.of("*, payload")).getFirst())
            .endsWith("pos[1] int64, payload text"));
    var unknown =
        assertThrows(
            UnknownColumnException.class, () -> tables(messages, ColumnChoice.of("time, po")));
    assertTrue(unknown.getMessage().startsWith("No message has a column 'po'. These there are: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pos[0] | pos[0]",
        "e.pos['x'] | pos['x']",
        "pos[\"\\x78\"] | pos['x']",
        "pos[r'\\d'] | pos['\\\\d']",
        "pos[r'\\x4'].a[1:2] | pos['\\\\x4'].a[1:2]",
        "pos['a' 'b'] | pos['ab']",
        "pos['''x\"y'''][b\"z\"] | pos['x\"y'][b'z']",
        "(pos)['x'] | pos['x']",
        "(pos)[0] | (pos)[0]",
      })
  void aColumnMayBeWrittenInAnyWay(String text, String name) throws Exception {
    assertEquals(List.of(name), ColumnChoice.of(text).names());
  }

  @Test
  void aLongNameOfAColumnIsRead() throws Exception {
    String name = "attributes['" + "x".repeat(30_000) + "']";
    assertEquals(List.of(name), ColumnChoice.of(name).names());
  }

  /** They are pasted into a shell, within double quotes. */
  @Test
  void theNamesToChooseFromHaveNoCharacterOfASenderThatAShellReads() throws Exception {
    var messages = new MadeMessages().call(7, Call.of("pose").with("$(touch x)", 1));
    var unknown =
        assertThrows(UnknownColumnException.class, () -> tables(messages, ColumnChoice.of("po")));
    assertTrue(unknown.getMessage().contains("attributes['\\x24(touch x)']"), unknown.getMessage());
    assertEquals(
        "attributes['$(touch x)'] int64",
        text(tables(messages, ColumnChoice.of("attributes['\\x24(touch x)']")).getFirst()));
  }

  private static String values(MadeMessages messages) throws Exception {
    String all = text(tables(messages, ColumnChoice.usual()).getFirst());
    assertTrue(all.startsWith(USUAL + ", "), all);
    return all.substring(USUAL.length() + 2);
  }

  private static String text(PlannedTable table) {
    return table.plan().columns().stream()
        .map((Column column) -> column.name() + " " + column.type().text())
        .collect(Collectors.joining(", "));
  }

  private static List<PlannedTable> tables(MadeMessages messages, ColumnChoice choice)
      throws Exception {
    return survey(messages).tables(choice, true, TableFormat.PARQUET);
  }

  private static Survey survey(MadeMessages messages) throws Exception {
    return Survey.of(messages, _ -> true).orElseThrow();
  }
}
