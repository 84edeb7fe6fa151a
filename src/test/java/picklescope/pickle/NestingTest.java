package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestingTest {
  private static final List<String> MARKED = List.of("cannot be known: <more than 2,000 levels>");

  private static List<String> dangers(String pickle) {
    byte[] bytes = ("\u0080\4" + pickle + ".").getBytes(StandardCharsets.ISO_8859_1);
    return Globals.in(bytes, 0).dangers().stream().map(Danger::text).toList();
  }

  /** CPython 3.13 overflows a stack of 2 MB with 65,000 levels as the key of a dict. */
  @Test
  void deepTuplesAreNotCalm() {
    for (String end : List.of("", "}2", "]a")) {
      assertEquals(MARKED, dangers("N" + "\u0085".repeat(2_001) + end));
    }
    assertEquals(MARKED, dangers("}N" + "\u0085".repeat(60_000) + "Ns"));
    assertEquals(MARKED, dangers("N" + "N\u0086".repeat(2_001)));
    assertEquals(MARKED, dangers("(".repeat(2_001) + "t".repeat(2_001)));
    assertEquals(MARKED, dangers("N0N" + "\u0085".repeat(2_001) + "\u00ff"), "before an error");
    assertEquals(
        MARKED,
        dangers("cbuiltins\nslice\n".repeat(1_001) + "N" + "\u0085R".repeat(1_001)),
        "slices delete each other recursively");
  }

  @Test
  void whatPythonItselfWritesIsCalm() {
    assertEquals(List.of(), dangers("N" + "\u0085".repeat(2_000)));
    assertEquals(List.of(), dangers("(" + "N\u0085".repeat(10_000) + "t"));
    assertEquals(List.of(), dangers("(" + "(Nt".repeat(10_000) + "t"));
    assertEquals(List.of(), dangers("X\u0010\u0027\0\0" + "t".repeat(10_000)));
  }
}
