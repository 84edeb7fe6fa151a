package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class EnvelopeLayoutTest {
  private static final Repr REPR = new Repr();

  private static Datagram datagram(byte[] payload) {
    var remote = new InetSocketAddress("127.0.0.1", 5000);
    return new Datagram(1, 0, Direction.IN, remote, new InetSocketAddress(4950), payload);
  }

  private static Event decode(String envelope, byte[] payload) throws SourceException {
    return Envelope.of(envelope).decode(datagram(payload), "LAB-3");
  }

  private static byte[] pickled(String literal) throws Exception {
    return PickleWriter.write(Constants.value(literal), 4);
  }

  /** What the callback sees: {@code bare 5}, {@code LAB-3 (5,) foo=78}, or {@code raw}. */
  private static String seen(Event event) {
    return switch (event) {
      case NetworkEvent call when call.bare() -> "bare " + REPR.arguments(call.data());
      case NetworkEvent call ->
          call.sender() + " " + REPR.of(call.data()) + " " + REPR.keywords(call.attributes());
      case RawNetworkEvent raw -> "raw";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "auto | ((5,), {'foo': 78}) | LAB-3 (5,) foo=78",
        "auto | [5] | bare [5]",
        "call | ((5,), {'foo': 78}) | LAB-3 (5,) foo=78",
        "call | [5] | raw",
        "bare | ((5,), {'foo': 78}) | bare ((5,), {'foo': 78})",
        "custom data=p[1], attributes=p[2] | ('x', [5, 6], {'foo': 78}) | LAB-3 (5, 6) foo=78",
        "custom data=p[1],attributes=p[2],sender=p[0] | ('x', 5, {'a': 1}) | x (5,) a=1",
        "custom data=(p['x, ('], 1) | {'x, (': 2} | LAB-3 (2, 1) ",
        "custom attributes=p | {'foo': 78} | LAB-3 () foo=78",
        "custom write=('V', args) | ((5,), {'foo': 78}) | LAB-3 (5,) foo=78",
        "custom write=('V', args) | [5] | bare [5]",
        "custom data=p[7] | (1, 2) | bare (1, 2)",
        "custom attributes=p[0] | (1, 2) | bare (1, 2)",
        "custom data=p['a'], sender=p['s'] | ((5,), {'foo': 78}) | LAB-3 (5,) foo=78",
      })
  void decodesAsSpecified(String envelope, String payload, String expected) throws Exception {
    assertEquals(expected.strip(), seen(decode(envelope, pickled(payload))).strip());
  }

  @Test
  void aPickleThatDoesNotMatchHasTheReason() throws Exception {
    var misfit = assertInstanceOf(NetworkEvent.class, decode("custom data=p[7]", pickled("(1,)")));
    assertTrue(misfit.misfit().startsWith("data=p[7]: "), misfit.misfit());
    var warnings = Callback.of(misfit).warnings();
    assertTrue(warnings.getFirst().contains("is read as auto: data=p[7]: "), warnings.toString());
    var fitting = assertInstanceOf(NetworkEvent.class, decode("custom data=p[0]", pickled("(1,)")));
    assertEquals("", fitting.misfit());
    assertEquals("raw", seen(decode("custom data=p[7]", new byte[] {1})));
  }

  /** What is not looked for in the bytes must be there for certain. */
  @Test
  void aMisfitMayHaveAttributes() throws Exception {
    var envelope = Envelope.of("custom data=p['a']");
    byte[] payload = pickled("((5,), {'foo': 78})");
    assertTrue(envelope.mayHaveAttribute(payload, "foo".getBytes(StandardCharsets.UTF_8)));
    assertFalse(envelope.mayHaveAttribute(payload, "bar".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aCustomEnvelopeMaySkipBytes() throws Exception {
    var envelope = Envelope.of("skip 4, custom data=p[1], write=('V', args)");
    assertEquals("custom skip=4, data=p[1], write=('V', args)", envelope.text());
    assertEquals(envelope, Envelope.of(envelope.text()));
    assertEquals(envelope, Envelope.of("skip 4 bytes custom data=p[1], write=('V', args)"));
    byte[] payload = envelope.encode(Call.of(5, 6), 4);
    assertEquals("LAB-3 (5, 6) ", seen(decode(envelope.text(), payload)));
    assertEquals(4, decode(envelope.text(), payload).pickleAt());
    assertEquals("raw", seen(decode(envelope.text(), new byte[3])));
    byte[] other = Envelope.of("skip 4").encode(Call.of(5), 4);
    var misfit = assertInstanceOf(NetworkEvent.class, decode("skip 4 custom data=p[7]", other));
    assertEquals("LAB-3 (5,) ", seen(misfit));
    assertEquals(4, misfit.pickleAt());
    assertEquals("LAB-3 (5,) ", seen(decode("custom skip=4, write=args", other)));
  }

  @Test
  void bytesAreSkipped() throws Exception {
    byte[] payload = Envelope.of("skip 4").encode(Call.of(5).with("foo", 78), 4);
    assertEquals("LAB-3 (5,) foo=78", seen(decode("skip 4", payload)));
    assertEquals("raw", seen(decode("auto", payload)));
    assertEquals("raw", seen(decode("skip 5", new byte[4])));
  }

  @Test
  void aCallOfPython2IsACall() throws Exception {
    // cPickle.dumps(((5, 'hello'), {'foo': 78}), 2) of Python 2.7
    byte[] payload =
        HexFormat.of().parseHex("80024b05550568656c6c6f71018671027d71035503666f6f71044b4e73862e");
    assertEquals("LAB-3 (5, 'hello') foo=78", seen(decode("auto", payload)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto | ((5,), {'foo': 78})",
        "call | ((5,), {'foo': 78})",
        "custom write=('Vizard', args, kwargs) | ('Vizard', (5,), {'foo': 78})",
        "custom data=p[0], write=('Vizard', args, kwargs) | ('Vizard', (5,), {'foo': 78})",
        "custom data=p[0], write={'args': args, 'foo': kwargs['foo'] + 1} | {'args': (5,), 'foo':"
            + " 79}",
      })
  void encodesAsSpecified(String envelope, String expected) throws Exception {
    byte[] payload = Envelope.of(envelope).encode(Call.of(5).with("foo", 78), 4);
    assertEquals(expected, REPR.of(PickleReader.read(payload)));
  }

  @Test
  void whatItCannotEncodeIsReported() throws Exception {
    var call = Call.of(5).with("foo", 78);
    for (String text : new String[] {"bare", "custom data=p", "custom data=p, write=args[3]"}) {
      var envelope = Envelope.of(text);
      var e = assertThrows(PickleException.class, () -> envelope.encode(call, 4), text);
      assertEquals(PickleException.Kind.UNSUPPORTED, e.kind());
    }
    assertEquals("5", REPR.of(PickleReader.read(Envelope.of("bare").encode(Call.of(5), 2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "call",
        "bare",
        "skip 12",
        "custom data=p[1]",
        "custom skip=4, data=p[1]",
        "custom data=p['a, b'], attributes=p[2], sender=p[0], write=(args, kwargs)"
      })
  void theTextFormIsParsedAgain(String text) throws Exception {
    assertEquals(text, Envelope.of(text).text());
    assertEquals(Envelope.of(text), Envelope.of(Envelope.of(" " + text + " ").text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | 0",
        "skip 0 | 5",
        "skip 99999 | 5",
        "custom | 6",
        "skip 0, custom data=p | 5",
        "custom skip=x, data=p | 12",
        "custom skip=4 | 7",
        "custom p[1] | 7",
        "custom data=p[ | 13",
        "custom data=q | 12",
        "custom data=p, colour=p | 15",
        "custom data=p, attributes=foo(p) | 26",
        "custom sender=p[0] | 7",
        "custom sender=p[0], write=args | 7",
      })
  void anErrorHasItsPosition(String text, int offset) {
    var e = assertThrows(SourceException.class, () -> Envelope.of(text));
    assertEquals(offset, e.offset(), e.getMessage());
  }
}
