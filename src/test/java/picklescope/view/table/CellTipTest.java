package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

class CellTipTest {
  private static final List<Column> LOADED =
      Stream.of("number", "sender", "address", "data")
          .map(id -> Column.named(id).orElseThrow())
          .toList();

  private static Column column(String id) {
    return LOADED.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Row row(String sender, String address) {
    var cells =
        List.of("1", sender, address, "5, 'hello', [1, 2, 3]").stream()
            .map(text -> StyledText.of(text, TokenKind.PLAIN))
            .toList();
    return new Row(1, Row.Kind.IN, cells, Optional.empty());
  }

  private static String tip(Row row, String id, int characters, List<Column> visible) {
    return CellTip.of(row, LOADED, column(id), characters, visible);
  }

  @Test
  void aCellThatIsCutIsShownWhole() {
    var row = row("TRACKER", "192.168.1.20");
    assertEquals("5, 'hello', [1, 2, 3]", tip(row, "data", 20, LOADED));
    assertEquals("", tip(row, "data", 21, LOADED));
    assertEquals("192.168.1.20", tip(row, "address", 9, LOADED));
    assertEquals("", tip(row, "address", 12, LOADED));
  }

  @Test
  void nameAndAddressAreShownWhereOneOfThemIsLeftOut() {
    var row = row("TRACKER", "192.168.1.20");
    var alone = List.of(column("sender"), column("data"));
    assertEquals("TRACKER  192.168.1.20", tip(row, "sender", 9, alone));
    var same = row("192.168.1.20", "192.168.1.20");
    assertEquals("192.168.1.20", tip(same, "sender", 9, alone));
    assertEquals("", tip(same, "sender", 12, alone));
  }

  @Test
  void aRowThatHasNotBeenReadHasNone() {
    assertEquals("", tip(Row.pending(1), "data", 1, LOADED));
    assertEquals("", tip(Row.pending(1), "sender", 1, List.of(column("sender"))));
  }
}
