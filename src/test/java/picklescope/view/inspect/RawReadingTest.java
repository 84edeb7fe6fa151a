package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.guess.RawGuesses;

class RawReadingTest {
  private static final byte[] FLOATS = HexFormat.of().parseHex("0000c03f000020c100000000");

  private static RawReading reading(String title, byte[] bytes) {
    return RawReading.offered(RawGuesses.of(bytes)).stream()
        .filter(one -> one.toString().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static RawReading.Result read(String title, byte[] bytes) {
    return reading(title, bytes).read(bytes, "");
  }

  @Test
  void guessesAreLabelledAndExplained() {
    var floats = read("guess: floats, little-endian <3f", FLOATS);
    assertTrue(floats.why().startsWith("a guess, because the length fits"), floats.why());
    assertFalse(floats.mistake());
  }

  @Test
  void aStructFormatReadsFromTheStart() {
    var format = new RawReading.Format();
    var all = format.read(FLOATS, "<3f");
    assertEquals("all 12 bytes", all.why());
    assertEquals("[0] 1.5  bytes 0 to 3", all.lines().get(0));
    assertTrue(all.lines().get(1).startsWith("[1] -10.0"));
    assertEquals("the first 4 bytes; 8 more follow", format.read(FLOATS, ">hH").why());
    var tooLong = format.read(FLOATS, "<9d");
    assertTrue(tooLong.why().contains("takes 72 bytes; there are 12"), tooLong.why());
    assertTrue(tooLong.mistake());
    assertEquals(List.of(), tooLong.lines());
    assertTrue(format.read(FLOATS, "<3y").mistake());
  }

  @Test
  void textReportsInvalidBytes() {
    assertEquals("2 of 12 bytes are not UTF-8, shown as \uFFFD", read("text, UTF-8", FLOATS).why());
    assertEquals("all 12 bytes are Latin-1", read("text, Latin-1", FLOATS).why());
  }

  @Test
  void controlCharactersAreNotInTheLines() {
    byte[] hostile = "a\u202Eb\u001B[31m".getBytes(StandardCharsets.UTF_8);
    String line = read("text, UTF-8", hostile).lines().getFirst();
    assertTrue(line.chars().noneMatch(c -> c == '\u202E' || c == 0x1B), line);
  }
}
