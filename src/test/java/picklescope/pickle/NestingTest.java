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

  private static final String DEQUE = "ccollections\ndeque\n\u00940";

  private static String get(int index) {
    return "j" + (char) (index & 0xFF) + (char) (index >> 8) + "\0\0";
  }

  /** CPython 2.7 to 3.13 overflow a stack of 512 kB with 9,000 of them in 54 kB. */
  @Test
  void deepObjectsAreNotCalm() {
    assertEquals(MARKED, dangers(DEQUE + "h\0)R".repeat(501) + "N" + "a".repeat(501)));
    assertEquals(MARKED, dangers(DEQUE + "]h\0)R".repeat(501) + "Na" + "aa".repeat(500) + "a"));
    assertEquals(
        MARKED,
        dangers(
            "ccollections\ndefaultdict\n\u00940" + "h\0)RN".repeat(501) + "N" + "s".repeat(501)));
    assertEquals(
        MARKED,
        dangers(
            "ctypes\nSimpleNamespace\n\u00940"
                + "h\0)R}U\1a".repeat(501)
                + "N"
                + "sb".repeat(501)));
  }

  /** numpy 2.4 overflows a stack of 2 MB with 1,500 of them. */
  @Test
  void deepArraysAreNotCalm() {
    String begin =
        "cnumpy._core.multiarray\n_reconstruct\n\u00940"
            + "(cnumpy\nndarray\nK\0\u0085C\1bt\u00940"
            + "cnumpy\ndtype\n(X\2\0\0\0O8\u0089\u0088tR(K\3X\1\0\0\0|NNN"
            + "J\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u003ftb\u00940K\1\u0085\u00940";
    String open = "h\0h\1R(K\1h\3h\2\u0089]";
    assertEquals(MARKED, dangers(begin + open.repeat(230) + "N" + "atb".repeat(230)));
    assertEquals(List.of(), dangers(begin + open.repeat(200) + "N" + "atb".repeat(200)));
    String oneState = "]\u0094Na0(K\1h\3h\2\u0089h\4t\u00940"; // its list has the array before
    assertEquals(MARKED, dangers(begin + oneState + "h\4K\0h\0h\1Rh\5bs0".repeat(300) + "h\4"));
  }

  @Test
  void theOrderInWhichTheyArePutTogetherDoesNotMatter() {
    var pickle = new StringBuilder(DEQUE);
    pickle.append("h\0)R\u00940".repeat(510));
    for (int i = 1; i < 510; i++) {
      pickle.append(get(i)).append(get(i + 1)).append("a0");
    }
    assertEquals(MARKED, dangers(pickle + get(1)));
    String chain = "h\0)R".repeat(510) + "N" + "a".repeat(510);
    assertEquals(MARKED, dangers(DEQUE + "}N" + chain + "sNNs"), "deleted when it is replaced");
    assertEquals(MARKED, dangers(DEQUE + "(" + chain + "d0N".replace("d", "N" + "d")));
  }

  @Test
  void theMemoOfAnotherPickleIsPartOfIt() {
    String first = DEQUE + "h\0)R".repeat(300) + "N" + "a".repeat(300) + "\u0094.";
    String second = "\u0080\4" + "h\0)R".repeat(300) + "h\1" + "a".repeat(300);
    assertEquals(List.of(), dangers(first + second.replace("h\1", "N")));
    assertEquals(MARKED, dangers(first + second));
  }

  @Test
  void behindAnErrorNothingIsKnown() {
    String chain = "h\0)R".repeat(510) + "N" + "a".repeat(510);
    assertEquals(
        MARKED, dangers(DEQUE + "\u0096\1\0\0\0\0\0\0\0xK\1a0" + chain), "bytearray.append");
  }

  @Test
  void manyObjectsBesideEachOtherAreCalm() {
    assertEquals(List.of(), dangers(DEQUE + "(" + "h\0)R".repeat(10_000) + "l"));
    assertEquals(List.of(), dangers(DEQUE + "h\0)R".repeat(500) + "N" + "a".repeat(500)));
    assertEquals(List.of(), dangers("]".repeat(10_000) + "a".repeat(9_999)));
    assertEquals(List.of(), dangers(DEQUE + "h\0)R\u0094" + "h\1a".repeat(3_000)), "in itself");
  }

  @Test
  void whatPythonItselfWritesIsCalm() {
    assertEquals(List.of(), dangers("N" + "\u0085".repeat(2_000)));
    assertEquals(List.of(), dangers("(" + "N\u0085".repeat(10_000) + "t"));
    assertEquals(List.of(), dangers("(" + "(Nt".repeat(10_000) + "t"));
    assertEquals(List.of(), dangers("X\u0010\u0027\0\0" + "t".repeat(10_000)));
  }
}
