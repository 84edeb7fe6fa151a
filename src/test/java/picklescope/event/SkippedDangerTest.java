package picklescope.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.pickle.Danger;

/** A pickle behind bytes that one envelope of a list skips is assessed, whatever reads it. */
class SkippedDangerTest {
  private static final String RUNS_CODE = "cos\nsystem\n(S'id'\ntR.";

  private static List<String> dangers(String envelope, String payload) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var datagram = new Datagram(1, 1, Direction.IN, here, here, payload.getBytes(ISO_8859_1));
    return Envelope.of(envelope).decode(datagram, "me").dangerous().stream()
        .map(Danger::name)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "skip 4, ''",
    "'json, skip 4', ''",
    "'call, json, skip 4', ''",
    "'skip 2, skip 4', ''",
    "'csv, skip 4', ''", // complete CSV
    "'struct B, skip 4', ''",
    "'text, json, skip 4', ''",
    "'json, skip 4', more", // CPython ignores what follows
    "'csv x, skip 4', more",
    "'json, skip 4 custom data=p[0]', more",
    "'skip 4 custom data=p[0]', more",
    "'skip 4 custom data=raw.x', more",
    "'skip 4 custom data=struct.unpack(\"<3f\", raw)', more",
  })
  void isMarked(String envelope, String after) throws Exception {
    assertEquals(List.of("os.system"), dangers(envelope, "1234" + RUNS_CODE + after));
  }

  /** A value of bytes is unpickled by some receivers, whatever format it is in. */
  @ParameterizedTest
  @CsvSource({
    "msgpack, '\221\304\25'", // a list with a bin
    "msgpack, '\201\241a\221\304\25'", // in a dict
    "struct <i21s, 1234",
    "'custom data=(raw[4:],)', 1234",
  })
  void aPickleInAValueOfBytesIsMarked(String envelope, String before) throws Exception {
    assertEquals(List.of("os.system"), dangers(envelope, before.translateEscapes() + RUNS_CODE));
    assertEquals(
        List.of(), dangers(envelope, before.translateEscapes() + RUNS_CODE.replace('.', '0')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"skip 4", "skip 8", "skip 4, json", "json, skip 4", "custom skip=4, data=raw.x"})
  void aPickleAtTheFirstByteIsMarkedToo(String envelope) throws Exception {
    assertEquals(List.of("os.system"), dangers(envelope, RUNS_CODE + "more"));
  }

  /** A call for those that skip four bytes, and a command for those that do not. */
  @ParameterizedTest
  @ValueSource(strings = {"skip 4", "skip 4, json", "json, skip 4", "custom skip=4, data=p[0]"})
  void aPickleAroundTheOneThatIsReadIsMarked(String envelope) throws Exception {
    String code = "0cos\nsystem\n(S'id'\ntR";
    String payload = "\u0080\3C\4\u0080\3C%c%s\u0085}\u0086.".formatted((char) code.length(), code);
    assertEquals(List.of("os.system"), dangers(envelope, payload));
  }

  @Test
  void isMarkedInTheTextOfAPickleThatIsNotExpected() throws Exception {
    String inside = RUNS_CODE + "more";
    String payload = "\u0080\2U%c%s.".formatted((char) inside.length(), inside);
    assertEquals(List.of("os.system"), dangers("skip 4 custom data=raw.x", payload));
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip 4", "json, skip 4", "csv, skip 4"})
  void otherBytesAreNot(String envelope) throws Exception {
    assertEquals(List.of(), dangers(envelope, "1234I5\n."));
    assertEquals(List.of(), dangers(envelope, "1,2,3"));
    assertEquals(List.of(), dangers(envelope, "1"));
  }
}
