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

/** Bytes selected by key and mouse, lit up from elsewhere, and found. */
class ByteSelectionTest {
  private final ByteSelection selection = new ByteSelection();

  @BeforeEach
  void fill() {
    selection.reset(bytes("abcabcab"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Extent> extents(int... startsAndEnds) {
    return IntStream.range(0, startsAndEnds.length / 2)
        .mapToObj(i -> new Extent(startsAndEnds[2 * i], startsAndEnds[2 * i + 1]))
        .toList();
  }

  @Test
  void aMoveSelectsAByteAndExtendingARangeFromWhereItBegan() {
    selection.move(3, false);
    assertEquals(extents(3, 4), selection.lit());
    selection.move(5, true);
    assertEquals(extents(3, 6), selection.lit());
    selection.move(1, true);
    assertEquals(extents(1, 4), selection.lit());
    assertEquals(1, selection.caret());
    assertArrayEquals(bytes("bca"), selection.selected());
  }

  @Test
  void aMoveEndsAtTheFirstAndTheLastByte() {
    selection.move(-4, false);
    assertEquals(0, selection.caret());
    selection.move(400, true);
    assertEquals(7, selection.caret());
    assertEquals(extents(0, 8), selection.lit());
  }

  @Test
  void ofNothingSelectedAllIsCopied() {
    assertArrayEquals(bytes("abcabcab"), selection.selected());
    selection.all();
    assertEquals(extents(0, 8), selection.lit());
    selection.reset(new byte[0]);
    selection.all();
    assertEquals(List.of(), selection.lit());
    assertArrayEquals(new byte[0], selection.selected());
  }

  @Test
  void whatIsLitUpFromElsewhereIsCutToTheBytesThatThereAre() {
    selection.light(extents(2, 4, 6, 100, 200, 300, -9, -2));
    assertEquals(extents(2, 4, 6, 8), selection.lit());
    assertEquals(2, selection.caret());
    assertArrayEquals(bytes("caab"), selection.selected());
    selection.light(List.of());
    assertEquals(0, selection.caret());
  }

  @Test
  void theKeyboardStaysWhereItIsWhereThatIsAskedFor() {
    selection.move(5, false);
    selection.keepingCaret(() -> selection.light(extents(1, 3)));
    assertEquals(5, selection.caret());
    assertEquals(extents(1, 3), selection.lit());
    selection.move(6, true);
    assertEquals(extents(5, 7), selection.lit(), "a range begins at the keyboard's byte");
  }

  @Test
  void bytesAreFoundOneAfterTheOtherAndAgainFromTheStart() {
    assertTrue(selection.find(bytes("ab")));
    assertEquals(extents(3, 5), selection.lit(), "behind the keyboard's byte");
    assertTrue(selection.find(bytes("ab")));
    assertEquals(extents(6, 8), selection.lit());
    assertTrue(selection.find(bytes("ab")));
    assertEquals(extents(0, 2), selection.lit());
  }

  @Test
  void theOnlyPlaceIsFoundAgain() {
    selection.reset(bytes("xxaxx"));
    assertTrue(selection.find(bytes("a")));
    assertTrue(selection.find(bytes("a")));
    assertEquals(extents(2, 3), selection.lit());
  }

  @Test
  void whatIsNotThereChangesNothing() {
    selection.move(4, false);
    assertFalse(selection.find(bytes("abd")));
    assertFalse(selection.find(bytes("abcabcabc")));
    assertFalse(selection.find(new byte[0]));
    assertEquals(extents(4, 5), selection.lit());
    selection.reset(new byte[0]);
    assertFalse(selection.find(bytes("a")));
  }

  @Test
  void extentsAreToldInWords() {
    assertEquals("", Extent.words(List.of(), Integer::toString));
    assertEquals("byte 7", Extent.words(extents(7, 8), Integer::toString));
    assertEquals("bytes 3–9 and 20, 8", Extent.words(extents(3, 10, 20, 21), Integer::toString));
    assertEquals(
        "bytes 0 and 2 and 4 and 6 and more, 5",
        Extent.words(extents(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), Integer::toString));
  }

  @Test
  void extentsThatTouchBecomeOne() {
    assertEquals(extents(0, 6, 8, 9), Extent.union(extents(4, 6, 0, 2, 8, 9, 1, 3, 3, 4, 0, 1)));
  }
}
