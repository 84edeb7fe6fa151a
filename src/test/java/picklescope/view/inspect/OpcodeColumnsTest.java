package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** The table of opcodes: its rows, and how wide its columns are. */
class OpcodeColumnsTest {
  private static List<OpcodeRow> rows(byte[] payload) {
    return OpcodeRow.of(payload, 0, Optional.empty());
  }

  private static byte[] payload(String text) throws Exception {
    return Envelope.auto().encode(Call.of(text), 4);
  }

  private static int width(int[] starts, int column) {
    return starts[column + 1] - starts[column];
  }

  @Test
  void eachOpcodeHasARowAndTheMistakeOneOfItsOwn() throws Exception {
    byte[] payload = payload("hello");
    var rows = rows(payload);
    assertEquals("PROTO", rows.getFirst().name());
    assertEquals("4", rows.getFirst().argument());
    assertEquals("STOP", rows.getLast().name());
    assertEquals(payload.length, rows.getLast().end());
    assertTrue(rows.stream().anyMatch(row -> row.argument().equals("'hello'")));
    for (int i = 1; i < rows.size(); i++) {
      assertEquals(rows.get(i - 1).end(), rows.get(i).offset());
    }
    var broken = rows(Arrays.copyOf(payload, payload.length - 3));
    assertEquals("", broken.getLast().name());
    assertTrue(broken.getLast().description().startsWith("pickletools.dis: "));
  }

  @Test
  void columnsAreAsWideAsWhatStandsInThemAndTheWordsHaveTheRest() throws Exception {
    var columns = new OpcodeColumns();
    var rows = rows(payload("a long text"));
    columns.fit(rows);
    int[] starts = columns.starts(120);
    assertEquals(0, starts[OpcodeColumns.OFFSET]);
    assertEquals("SHORT_BINUNICODE".length() + 2, width(starts, OpcodeColumns.NAME));
    int longest = rows.stream().mapToInt(OpcodeRow::argumentLength).max().orElseThrow();
    assertTrue(longest >= "'a long text'".length());
    assertEquals(longest + 2, width(starts, OpcodeColumns.ARGUMENT));
    assertEquals(120, starts[OpcodeColumns.DESCRIPTION + 1]);
  }

  @Test
  void aLongArgumentLeavesRoomForTheWordsWhereThereIsEnoughForBoth() throws Exception {
    var columns = new OpcodeColumns();
    columns.fit(rows(payload("x".repeat(500))));
    int[] wide = columns.starts(150);
    assertTrue(width(wide, OpcodeColumns.DESCRIPTION) >= 12);
    assertTrue(width(wide, OpcodeColumns.ARGUMENT) >= 9 + 2);
    int[] narrow = columns.starts(10);
    assertTrue(width(narrow, OpcodeColumns.ARGUMENT) >= 3 + 2);
    assertTrue(width(narrow, OpcodeColumns.DESCRIPTION) >= 3);
  }

  @Test
  void aColumnIsAsWideAsItHasBeenDragged() throws Exception {
    var columns = new OpcodeColumns();
    columns.fit(rows(payload("hello")));
    int[] before = columns.starts(120);
    columns.setWidth(OpcodeColumns.NAME, 30.4);
    assertEquals(30, width(columns.starts(120), OpcodeColumns.NAME));
    columns.setWidth(OpcodeColumns.NAME, -30);
    assertEquals(3 + 2, width(columns.starts(120), OpcodeColumns.NAME));
    columns.resetWidth(OpcodeColumns.NAME);
    assertArrayEquals(before, columns.starts(120));
  }

  @Test
  void aByteIsFoundInTheRowThatContainsIt() throws Exception {
    byte[] payload = payload("hello");
    var rows = rows(payload);
    for (int offset = 0; offset < payload.length; offset++) {
      var row = rows.get(OpcodeRow.indexAt(rows, offset).getAsInt());
      assertTrue(row.offset() <= offset && offset < row.end(), "" + offset);
    }
    assertEquals(rows.size() - 1, OpcodeRow.indexAt(rows, 1_000).getAsInt());
    assertEquals(OptionalInt.empty(), OpcodeRow.indexAt(List.of(), 0));
  }

  @Test
  void anOpcodeIsExplainedWithStackAndMemo() throws Exception {
    var rows = rows(payload("hello"));
    var memoize =
        rows.stream().filter(row -> row.name().equals("MEMOIZE")).findFirst().orElseThrow();
    assertTrue(memoize.explanation().matches("stack \\d.*, memo 0: .+"), memoize.explanation());
    var stop = rows.getLast();
    assertEquals("stack 1: " + stop.description(), stop.explanation());
    assertEquals(
        "0000 PROTO 4  stack 0  memo   " + rows.getFirst().description(),
        rows.getFirst().text("0000"));
    var broken = rows(new byte[] {(byte) 0x80});
    assertEquals(broken.getLast().description(), broken.getLast().explanation());
  }
}
