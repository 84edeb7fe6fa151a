package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.eval.Decision;

/**
 * Only its class knows what an object equals: a filter has no answer then, instead of a wrong one.
 */
class ObjectsInFiltersTest {
  private static final String DECIMAL = "cdecimal\nDecimal\n(V1\ntR";
  private static final String ORDERED = "ccollections\nOrderedDict\n)R";
  private static final String PLAYER = "cgame\nPlayer\n)\u0081}Vname\nVAnna\nsb";

  private static Decision decide(String filter, String first, String second) throws Exception {
    String pickle = "\u0080\2(" + first + second + "t.";
    var loopback = InetAddress.getLoopbackAddress();
    var datagram =
        new Datagram(
            1,
            0,
            Direction.IN,
            new InetSocketAddress(loopback, 50_000),
            new InetSocketAddress(loopback, 4950),
            pickle.getBytes(StandardCharsets.ISO_8859_1));
    var event = Envelope.of("bare").decode(datagram, "LAB-3");
    String at = filter.replace("$a", "data[0][0]").replace("$b", "data[0][1]");
    return Filter.of(at).decide(event);
  }

  private static void assertUndecided(String filter, String first, String second) throws Exception {
    assertInstanceOf(Decision.Undecided.class, decide(filter, first, second), filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$a == 1",
        "$a != 1",
        "1 == $a",
        "[$a] == [1]",
        "$a in [1]",
        "$a in (2, 1.0)",
        "{'k': $a} == {'k': 1}",
        "$a > 0",
        "0 < $a",
        "[$a] < [2]",
        "max($a, 0) == 1",
        "sorted([$a, 0]) == [0, 1]",
        "$a + 1 == 2",
        "-$a == -1",
        "$a",
        "not $a",
        "$a and 1",
        "1 if $a else 0",
        "abs($a) == 1",
        "$a.real == 1",
        "$a == $b",
        "$a != $b",
        "isinstance($a, int)",
        "bool($a)",
        "any([$a])",
        "all(($a, 0))",
        "str($a) == '1'",
        "str($a)[0] == '1'",
        "'1' in str($a)",
        "len({$a, 1}) == 2",
        "{$a: 1} == {$b: 1}",
        "$a in {1: 2}",
        "$a in {1, 2}",
      })
  void aDecimalIsComparedByItsClass(String filter) throws Exception {
    assertUndecided(filter, DECIMAL, DECIMAL.replace("V1", "V1.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "len($a) == 0",
        "$a == {}",
        "$a['x'] > 5",
        "$a[0:1]",
        "'x' in $a",
        "$a",
        "$a == $b",
        "list($a) == []",
        "$a.keys() == []",
        "for_all($a)",
      })
  void anOrderedDictIsReadByItsClass(String filter) throws Exception {
    assertUndecided(filter.replace("for_all", "all"), ORDERED, ORDERED);
  }

  /**
   * Protocols 0 to 2 write bytes as calls, of which Python's dicts and sets keep equal ones once.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$a[b'a'] == 2",
        "len($a) == 1",
        "list($a) == [b'a']",
        "$a.values() == [2]",
        "$a == {b'a': 2}",
        "len($b) == 1",
        "sorted($b) == [b'a']",
      })
  void equalKeysCountOnce(String filter) throws Exception {
    String bytes = "c_codecs\nencode\n(Va\nVlatin1\ntR";
    String dict = "}(%sI1\n%sI2\nu".formatted(bytes, bytes);
    String set = "c__builtin__\nset\n(](%s%setR".formatted(bytes, bytes);
    assertTrue(decide(filter, dict, set).isYes(), filter);
  }

  @Test
  void theReasonNamesTheClass() throws Exception {
    var undecided = (Decision.Undecided) decide("$a > 0", DECIMAL, "N");
    assertEquals(
        "what the Decimal equals or contains is known only to its class", undecided.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "$a.name == 'Anna' | YES",
        "$a.name != 'Anna' | NO",
        "$a.age > 3 | NO",
        "$a | YES",
        "not $a | NO",
        "$a is None | NO",
        "$a == None | NO",
        "$a != None | YES",
        "$a == $a | YES",
        "$b == 5 | YES",
        "$b == 5 or $a == 5 | YES",
        "$b != 5 and $a == 5 | NO",
        "len([$a, 1]) == 2 | YES",
      })
  void whatIsKnownOfAnObjectIsAnswered(String filter, Decision.Decided expected) throws Exception {
    assertEquals(expected, decide(filter, PLAYER, "I5\n"));
  }

  @Test
  void aTextWithValuesInItIsNotComputed() throws Exception {
    assertUndecided("'%d' % $a == '5'", "I5\n", "N");
    assertUndecided("$a % 5 == b'5'", "C\2%d", "N");
    assertEquals(Decision.Decided.YES, decide("$a % 3 == 2", "I5\n", "N"));
  }

  /** Protocols 0 to 3 write a set as a call. */
  @Test
  void aSetThatIsWrittenAsACallIsNotHashable() throws Exception {
    String set = "cbuiltins\nset\n((I1\nltR";
    assertEquals(Decision.Decided.NO, decide("set([$a]) == set([$b])", set, set));
    assertEquals(Decision.Decided.YES, decide("$a == {1}", set, set));
  }

  /** As numpy 2.4 writes {@code np.float64(60)}, {@code np.int16(-3)} and others in protocol 2. */
  @Test
  void scalarsOfNumpyAreNumbersAndTexts() throws Exception {
    String real = scalar("f8", "<", "\0\0\0\0\0\0N@");
    String whole = scalar("i2", "<", "\u00fd\u00ff");
    String big = scalar("u8", ">", "\u00ff".repeat(8));
    String text = scalar("U2", "<", "h\0\0\0i\0\0\0");
    for (String yes :
        new String[] {
          "$a > 50",
          "$a == 60",
          "$a",
          "$a + $b == 57",
          "$b < 0",
          "[$a] == [60]",
          "$a in (60, 61)",
          "abs($b) == 3",
          "isinstance($a, float)",
          "round($a / 7, 2) == 8.57"
        }) {
      assertTrue(decide(yes, real, whole).isYes(), yes);
    }
    for (String yes : new String[] {"$a == 2**64 - 1", "$b == 'hi'", "$b.upper() == 'HI'"}) {
      assertTrue(decide(yes, big, text).isYes(), yes);
    }
    assertTrue(decide("not $a", scalar("b1", "|", "\0"), "N").isYes());
    assertTrue(decide("$a == 1+2j", scalar("c8", "<", "\0\0\u0080?\0\0\0@"), "N").isYes());
    assertTrue(decide("$a == b'a'", scalar("S3", "|", "a\0\0"), "N").isYes());
    assertUndecided("$a > 0", scalar("M8", "<", "\0".repeat(8)), "N");
  }

  private static String scalar(String code, String order, String bytes) {
    String sized = code.startsWith("U") ? "I8\nI4\nI8\n" : "I-1\nI-1\nI0\n";
    String type =
        "cnumpy\ndtype\n(V%s\nI00\nI01\ntR(I3\nV%s\nNNN%stb".formatted(code, order, sized);
    return "cnumpy.core.multiarray\nscalar\n(" + type + "C" + (char) bytes.length() + bytes + "tR";
  }
}
