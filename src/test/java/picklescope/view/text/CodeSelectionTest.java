package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeSelectionTest {
  private final CodeSelection selection =
      new CodeSelection(
          CodeLines.of(
              List.of(
                  StyledText.of("e.data = (5, 'hello')", TokenKind.PLAIN),
                  StyledText.EMPTY,
                  StyledText.of("e.foo = 78", TokenKind.PLAIN))));

  private void select(int fromLine, int fromColumn, int toLine, int toColumn) {
    selection.moveTo(new CodePosition(fromLine, fromColumn), false);
    selection.moveTo(new CodePosition(toLine, toColumn), true);
  }

  @Test
  void nothingIsSelectedAtFirst() {
    assertEquals("", selection.text());
    assertEquals("e.data = (5, 'hello')\n\ne.foo = 78", selection.allText());
  }

  @Test
  void aSelectionHasTheSameTextInBothDirections() {
    select(0, 14, 2, 5);
    assertEquals("hello')\n\ne.foo", selection.text());
    select(2, 5, 0, 14);
    assertEquals("hello')\n\ne.foo", selection.text());
    assertEquals(new CodePosition(0, 14), selection.first());
    assertEquals(new CodePosition(2, 5), selection.last());
  }

  @Test
  void movingTheCaretEndsTheSelection() {
    select(0, 0, 0, 6);
    assertEquals("e.data", selection.text());
    selection.moveTo(new CodePosition(0, 3), false);
    assertEquals("", selection.text());
  }

  @Test
  void aWordAndAllAreSelected() {
    selection.moveTo(new CodePosition(0, 16), false);
    selection.selectWord();
    assertEquals("hello", selection.text());
    selection.selectAll();
    assertEquals(selection.allText(), selection.text());
    assertEquals(new CodePosition(2, 10), selection.end());
  }

  @Test
  void noLinesHaveNoText() {
    var empty = new CodeSelection(CodeLines.NONE);
    empty.selectAll();
    empty.selectWord();
    assertEquals("", empty.text());
    assertEquals(CodePosition.START, empty.end());
  }
}
