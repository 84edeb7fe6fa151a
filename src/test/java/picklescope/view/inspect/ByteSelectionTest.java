package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes selected by key and mouse, highlighted from elsewhere, and found. */
class ByteSelectionTest {
  private final ByteSelection selection = new ByteSelection();

  @BeforeEach
  void fill() {
    selection.reset(bytes("abcabcab"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<ByteRange> ranges(int... startsAndEnds) {
    return IntStream.range(0, startsAndEnds.length / 2)
        .mapToObj(i -> new ByteRange(startsAndEnds[2 * i], startsAndEnds[2 * i + 1]))
        .toList();
  }

  @Test
  void aMoveSelectsAByteAndExtendingARangeFromWhereItBegan() {
    selection.moveTo(3, false);
    assertEquals(ranges(3, 4), selection.highlighted());
    selection.moveTo(5, true);
    assertEquals(ranges(3, 6), selection.highlighted());
    selection.moveTo(1, true);
    assertEquals(ranges(1, 4), selection.highlighted());
    assertEquals(1, selection.caret());
    assertArrayEquals(bytes("bca"), selection.selected());
  }

  @Test
  void aMoveEndsAtTheFirstAndTheLastByte() {
    selection.moveTo(-4, false);
    assertEquals(0, selection.caret());
    selection.moveTo(400, true);
    assertEquals(7, selection.caret());
    assertEquals(ranges(0, 8), selection.highlighted());
  }

  @Test
  void ofNothingSelectedAllIsCopied() {
    assertArrayEquals(bytes("abcabcab"), selection.selected());
    selection.selectAll();
    assertEquals(ranges(0, 8), selection.highlighted());
    selection.reset(new byte[0]);
    selection.selectAll();
    assertEquals(List.of(), selection.highlighted());
    assertArrayEquals(new byte[0], selection.selected());
  }

  @Test
  void whatIsLitUpFromElsewhereIsCutToTheBytesThatThereAre() {
    selection.highlight(ranges(2, 4, 6, 100, 200, 300, -9, -2));
    assertEquals(ranges(2, 4, 6, 8), selection.highlighted());
    assertEquals(2, selection.caret());
    assertArrayEquals(bytes("caab"), selection.selected());
    selection.highlight(List.of());
    assertEquals(0, selection.caret());
  }

  @Test
  void theKeyboardStaysWhereItIsWhereThatIsAskedFor() {
    selection.moveTo(5, false);
    selection.keepingCaret(() -> selection.highlight(ranges(1, 3)));
    assertEquals(5, selection.caret());
    assertEquals(ranges(1, 3), selection.highlighted());
    selection.moveTo(6, true);
    assertEquals(ranges(5, 7), selection.highlighted(), "a range begins at the keyboard's byte");
  }

  @Test
  void bytesAreFoundOneAfterTheOtherAndAgainFromTheStart() {
    assertTrue(selection.find(bytes("ab")));
    assertEquals(ranges(3, 5), selection.highlighted(), "behind the keyboard's byte");
    assertTrue(selection.find(bytes("ab")));
    assertEquals(ranges(6, 8), selection.highlighted());
    assertTrue(selection.find(bytes("ab")));
    assertEquals(ranges(0, 2), selection.highlighted());
  }

  @Test
  void theOnlyPlaceIsFoundAgain() {
    selection.reset(bytes("xxaxx"));
    assertTrue(selection.find(bytes("a")));
    assertTrue(selection.find(bytes("a")));
    assertEquals(ranges(2, 3), selection.highlighted());
  }

  @Test
  void whatIsNotThereChangesNothing() {
    selection.moveTo(4, false);
    assertFalse(selection.find(bytes("abd")));
    assertFalse(selection.find(bytes("abcabcabc")));
    assertFalse(selection.find(new byte[0]));
    assertEquals(ranges(4, 5), selection.highlighted());
    selection.reset(new byte[0]);
    assertFalse(selection.find(bytes("a")));
  }

  @Test
  void extentsAreDescribedInWords() {
    assertEquals("", ByteRange.description(List.of(), Integer::toString));
    assertEquals("byte 7", ByteRange.description(ranges(7, 8), Integer::toString));
    assertEquals(
        "bytes 3–9 and 20, 8", ByteRange.description(ranges(3, 10, 20, 21), Integer::toString));
    assertEquals(
        "bytes 0 and 2 and 4 and 6 and more, 5",
        ByteRange.description(ranges(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), Integer::toString));
  }

  @Test
  void extentsThatTouchBecomeOne() {
    assertEquals(ranges(0, 6, 8, 9), ByteRange.union(ranges(4, 6, 0, 2, 8, 9, 1, 3, 3, 4, 0, 1)));
  }
}
