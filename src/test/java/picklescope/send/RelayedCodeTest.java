package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.pickle.Danger;

/** What of a message an answer must not pass on. */
class RelayedCodeTest {
  private static final String PONG = "send('pong', e.data[1])";

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Event received(byte[] payload) {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    return Envelope.auto().decode(new Datagram(1, 0, Direction.IN, here, here, payload), "lab-3");
  }

  /** The message {@code ('ping', value), {}}, with the value as the opcodes make it. */
  private static Event received(int protocol, String value) {
    String start = protocol < 2 ? "" : "\u0080" + (char) protocol;
    return received(bytes(start + "((S'ping'\n" + value + "t(dt."));
  }

  private static List<Danger> relayed(Message answer, Event message) throws Exception {
    return relayed(answer, Envelope.auto(), message);
  }

  private static List<Danger> relayed(Message answer, Envelope receiver, Event message)
      throws Exception {
    byte[] payload = answer.compile().payload(SendContext.answering(message, 0, 0));
    return RelayedCode.in(payload, answer, List.of(receiver), message);
  }

  private static List<Danger> relayed(MessageForm form, String answer, Event message)
      throws Exception {
    return relayed(Message.of(form, answer), message);
  }

  /** Whatever its name in the message: the answer has that of the Python of its protocol. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | cos;system;(S'id';tR",
        "2 | c__builtin__;eval;(S'1';tR",
        "2 | ccommands;getoutput;(S'id';tR",
        "2 | ccPickle;loads;(S'.';tR",
        "2 | curllib2;urlopen;(S'x';tR",
        "4 | cbuiltins;eval;(S'1';tR",
        "4 | cbuiltins;exec;",
        "2 | c__builtin__;getattr;(cos;path;S'os.system';tR(S'id';tR",
        "2 | c__builtin__;getattr;(cglob;os;S'system';tR(S'id';tR",
        "4 | cbuiltins;str;(S'os';tRS'system';\u0093(S'id';tR",
        "4 | (\u0082\u0001(S'1';tRcbuiltins;dict;t",
      })
  void codeIsNotPassedOn(int protocol, String value) throws Exception {
    var message = received(protocol, value.replace(';', '\n'));
    for (int answered = 0; answered <= 5; answered++) {
      var answer = Message.of(MessageForm.CALL, PONG).withProtocol(answered);
      assertFalse(relayed(answer, message).isEmpty(), "protocol " + answered);
    }
    assertFalse(relayed(MessageForm.BARE, "[e.data[1]]", message).isEmpty());
  }

  @Test
  void dataAndTheClassesOfALabArePassedOn() throws Exception {
    for (String value :
        List.of("I5\n", "S'os.system'\n", "cdatetime\ndate\n", "clab\nPlayer\n)R")) {
      assertEquals(List.of(), relayed(MessageForm.CALL, PONG, received(2, value)), value);
    }
  }

  /** Bytes of the message may be a pickle themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"e.data[1]", "e.data[1] + b''", "e.data[1][:]", "e.data[1] + bytes([n])"})
  void bytesAreJudgedAsThePayloadThatTheyBecome(String answer) throws Exception {
    for (String pickle :
        List.of(
            "cos\nsystem\n(S'id'\ntR.", "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.")) {
      String value = "C" + (char) pickle.length() + pickle;
      assertFalse(relayed(MessageForm.PYTHON, answer, received(4, value)).isEmpty(), pickle);
    }
    assertEquals(List.of(), relayed(MessageForm.PYTHON, answer, received(4, "C\u0003abc")));
  }

  /** The receiver takes the envelope off as Picklescope does. */
  @Test
  void whatAnEnvelopeCompressesIsJudgedToo() throws Exception {
    var zipped =
        Envelope.of(
            "custom data=pickle.loads(zlib.decompress(raw[1:]))[0],"
                + " attributes=pickle.loads(zlib.decompress(raw[1:]))[1],"
                + " write_raw=b'V' + zlib.compress(pickle.dumps((args, kwargs), protocol))");
    var answer = Message.of(MessageForm.CALL, PONG).in(zipped);
    var code = received(2, "cposix\nsystem\n(S'id'\ntR");
    assertFalse(relayed(answer, zipped, code).isEmpty());
    assertFalse(relayed(answer, Envelope.auto(), code).isEmpty());
    assertEquals(List.of(), relayed(answer, zipped, received(2, "I5\n")));
  }

  @Test
  void aRawMessageIsJudgedToo() throws Exception {
    var raw = received(bytes("cos\nsystem\n(S'id'\ntR.more"));
    assertFalse(relayed(MessageForm.PYTHON, "e.raw_data", raw).isEmpty());
    assertEquals(List.of(), relayed(MessageForm.PYTHON, "e.raw_data[-4:]", raw));
  }

  /** Before protocol 2 nothing but its place shows where a pickle begins. */
  @Test
  void anAnswerIsJudgedWhereItsEnvelopeHasThePickle() throws Exception {
    var message = received(2, "cos\nsystem\n(S'id'\ntR");
    var usual = Message.of(MessageForm.CALL, PONG).withProtocol(0);
    assertFalse(relayed(usual.in(Envelope.of("skip 4")), message).isEmpty());
  }

  /** Other forms write at the first byte what calls have behind the bytes that are skipped. */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "skip 4", "json, skip 4", "custom skip=4, data=raw"})
  void bytesAreJudgedAtTheFirstByteAndBehindSkippedOnes(String envelope) throws Exception {
    var receiver = Envelope.of(envelope);
    String code = "cos\nsystem\n(S'id'\ntR.";
    var message = received(4, "C%c%s".formatted((char) code.length(), code));
    for (var form : List.of(MessageForm.PYTHON, MessageForm.STRUCT)) {
      String value = form == MessageForm.STRUCT ? "99s e.data[1]" : "e.data[1]";
      assertFalse(relayed(Message.of(form, value), receiver, message).isEmpty(), form.text());
    }
    var object = received(2, "cos\nsystem\n(S'id'\ntR");
    assertFalse(relayed(Message.of(MessageForm.BARE, "e.data[1]"), receiver, object).isEmpty());
    if (envelope.contains("skip")) {
      var behind = Message.of(MessageForm.PYTHON, "b'1234' + e.data[1]");
      assertFalse(relayed(behind, receiver, message).isEmpty());
    }
    var plain = received(4, "C\u0003abc");
    assertEquals(List.of(), relayed(Message.of(MessageForm.PYTHON, "e.data[1]"), receiver, plain));
  }

  @Test
  void whatTheRuleNamesItselfIsTheUsersChoice() throws Exception {
    var plain = received(2, "I5\n");
    for (int protocol : IntStream.rangeClosed(0, 5).toArray()) {
      for (String answer :
          List.of(
              "send(os.system, e.data[1])",
              "send([builtins.eval], x=e.data)",
              "send(commands.getoutput, e.data)",
              "send(os.path.os.system, e.data)")) {
        var own = Message.of(MessageForm.CALL, answer).withProtocol(protocol);
        assertEquals(List.of(), relayed(own, plain), answer + " in protocol " + protocol);
        var code = received(2, "cos\nsystem\n(S'id'\ntR");
        assertFalse(relayed(own, code).isEmpty(), answer + " in protocol " + protocol);
      }
    }
    var code = received(2, "cos\nsystem\n(S'id'\ntR");
    assertEquals(List.of(), relayed(MessageForm.CALL, "send(os.system, n)", code));
    assertEquals(List.of(), relayed(MessageForm.CALL, "send(os.system, 'e.data')", code));
    assertEquals(List.of(), relayed(MessageForm.HEX, "636f730a73797374656d0a2e", code));
    assertFalse(relayed(MessageForm.CALL, "send('os.system', e.data[1])", code).isEmpty());
  }
}
