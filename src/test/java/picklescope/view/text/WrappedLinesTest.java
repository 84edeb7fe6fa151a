package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrappedLinesTest {
  private static List<String> rows(int columns, String... lines) {
    var wrapped =
        new WrappedLines(
            CodeLines.of(
                List.of(lines).stream().map(line -> StyledText.of(line, TokenKind.PLAIN)).toList()),
            columns);
    return IntStream.range(0, wrapped.rows()).mapToObj(row -> wrapped.text(row).text()).toList();
  }

  @Test
  void foldsBetweenWordsWhereThereAreSome() {
    assertEquals(List.of("a receiver", "that takes", "it"), rows(10, "a receiver that takes it"));
    assertEquals(List.of("0123456789", "0123456789", "01"), rows(10, "0123456789012345678901"));
    assertEquals(List.of("", "short", ""), rows(10, "", "short", ""));
    assertEquals(List.of("1234567890"), rows(10, "1234567890"));
  }

  @Test
  void nothingIsLostOrDoubled() {
    String text = "some words and others, ".repeat(40);
    for (int columns = 8; columns < 60; columns++) {
      var rows = rows(columns, text, "x".repeat(5_000));
      assertEquals(
          (text + "x".repeat(5_000)).replace(" ", ""), String.join("", rows).replace(" ", ""));
      for (String row : rows) {
        assertTrue(row.length() <= columns, row);
      }
    }
  }
}
