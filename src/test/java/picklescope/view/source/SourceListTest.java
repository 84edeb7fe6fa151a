package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.view.source.SourceList.Line;

class SourceListTest {
  private static final long LATER = SourceList.UNDO.toNanos();

  private final SourceList<Integer> list =
      new SourceList<>(String::valueOf, Comparator.comparingInt(Integer::intValue));

  /** The lines as text; those of removed ports have a minus sign. */
  private static List<String> text(List<Line<Integer>> lines) {
    return lines.stream()
        .map(line -> (line instanceof Line.Removed ? "-" : "") + line.source())
        .toList();
  }

  @Test
  void aRemovedPortKeepsItsLineUntilItsTimeIsOver() {
    assertEquals(List.of("1", "2", "3"), text(list.lines(List.of(1, 2, 3), 0, true)));
    list.remove(2, 0);
    assertEquals(List.of("1", "-2", "3"), text(list.lines(List.of(1, 2, 3), 1, true)), "not yet");
    assertEquals(List.of("1", "-2", "3"), text(list.lines(List.of(1, 3), LATER - 1, true)));
    assertEquals(List.of("1", "3"), text(list.lines(List.of(1, 3), LATER, true)));
  }

  @Test
  void noLineMovesUnderThePointer() {
    list.remove(2, 0);
    assertEquals(List.of("-2", "3"), text(list.lines(List.of(3), 9 * LATER, false)));
    assertEquals(List.of("3"), text(list.lines(List.of(3), 9 * LATER + 1, true)));
  }

  @Test
  void undoTellsHowThePortWas() {
    list.remove(2, 0);
    assertEquals(Optional.of(2), list.removed("2"));
    list.add("2");
    assertEquals(Optional.empty(), list.removed("2"));
    assertEquals(List.of("2"), text(list.lines(List.of(2), 1, false)));
  }

  @Test
  void aRemovedPortCanBeAdded() {
    list.lines(List.of(1, 2), 0, true);
    list.remove(2, 0);
    assertTrue(list.contains("1"));
    assertFalse(list.contains("2"));
    list.add("2");
    assertTrue(list.contains("2"));
  }
}
