package picklescope.guess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class RawGuessesTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> titles(byte[] bytes) {
    return RawGuesses.of(bytes).stream().map(RawGuess::title).toList();
  }

  private static List<String> lines(byte[] bytes, String title) {
    return RawGuesses.of(bytes).stream()
        .filter(guess -> guess.title().equals(title))
        .findFirst()
        .orElseThrow()
        .lines();
  }

  @Test
  void textHasItsLines() {
    assertEquals(List.of("text"), titles(utf8("Some raw data")));
    assertEquals(List.of("a", "b"), lines(utf8("a\nb"), "text"));
    assertTrue(titles(utf8("a\0b")).isEmpty());
  }

  @Test
  void numbersInBothByteOrders() {
    byte[] floats =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(1.5f)
            .putFloat(-20)
            .putFloat(0)
            .array();
    assertEquals(
        List.of("[0] 1.5", "[1] -20.0", "[2] 0.0"), lines(floats, "floats, little-endian <3f"));
    assertFalse(titles(floats).contains("floats, big-endian >3f"));
    byte[] ints = ByteBuffer.allocate(8).putInt(5).putInt(-7).array();
    assertEquals(List.of("[0] 5", "[1] -7"), lines(ints, "ints, big-endian >2i"));
  }

  @Test
  void everyGuessHasAReasonForAnyBytes() {
    var random = new SplittableRandom(TestSeed.get());
    for (int i = 0; i < 3_000; i++) {
      var bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      for (RawGuess guess : RawGuesses.of(bytes)) {
        assertFalse(guess.why().isBlank());
        assertFalse(guess.lines().isEmpty());
      }
    }
    assertTrue(RawGuesses.of(new byte[0]).isEmpty());
  }
}
