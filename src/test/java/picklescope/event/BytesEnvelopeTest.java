package picklescope.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.format.Zlib;
import picklescope.pickle.Danger;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/** Custom envelopes that compute the arguments from the bytes. */
class BytesEnvelopeTest {
  private static Event decode(String envelope, byte[] payload) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    return Envelope.of(envelope)
        .decode(new Datagram(1, 0, Direction.IN, here, here, payload), "LAB");
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data=raw.split(b',')                             | 1,2    | (b'1', b'2') {}",
        "data=int(raw[2:]), attributes={'id': raw[:2]}    | a:12   | (12,) {'id': b'a:'}",
        "attributes=json.loads(raw[4:])                   | ####{\"trial\": 5} | () {'trial': 5}",
        "data=struct.unpack('<2h', raw)                   | abcd   | (25185, 25699) {}",
        "skip 2, custom data=struct.unpack('<h', raw)     | ##ab   | (25185,) {}",
        "data=raw.decode('latin-1').split(' ')            | é b    | ('é', 'b') {}",
        "attributes=without(json.loads(raw), 'b')         | {\"a\": 1, \"b\": 2} | () {'a': 1}",
        "attributes=dict(json.loads(raw))                 | [[\"a\", 1]] | () {'a': 1}",
        "attributes={raw: 1}                              | abc    | () {'abc': 1}",
        "data=pickle.loads(raw[1:])                       | #K5.##  | (53,) {}",
      })
  void computesArguments(String expressions, String payload, String expected) throws Exception {
    String text = expressions.startsWith("skip") ? expressions : "custom " + expressions;
    var raw = assertInstanceOf(RawNetworkEvent.class, decode(text, bytes(payload)));
    assertEquals(
        expected,
        new Repr().of(raw.positional().orElseThrow())
            + " "
            + new Repr().of(raw.keywords().orElseThrow()));
    assertEquals("custom", raw.content().orElseThrow().format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "write_raw=b'V' + zlib.compress(pickle.dumps((args, kwargs), protocol))"
            + " | pickle.loads(zlib.decompress(raw[1:]))",
        "write_raw=json.dumps([args, kwargs]) | json.loads(raw)",
        "write_raw=struct.pack('<h', args[0]) + pickle.dumps(kwargs) | (struct.unpack('<h',"
            + " raw[:2]), pickle.loads(raw[2:]))",
      })
  void writesBytes(String write, String read) throws Exception {
    var text = "custom data=%s[0], attributes=%s[1], %s".formatted(read, read, write);
    var envelope = Envelope.of(text);
    assertEquals(text, envelope.text());
    byte[] payload = envelope.encode(Call.of(5).with("foo", 78), 2);
    Event event = decode(text, payload);
    assertEquals("(5,)", new Repr().of(event.positional().orElseThrow()));
    assertEquals("{'foo': 78}", new Repr().of(event.keywords().orElseThrow()));
  }

  @Test
  void aMisfitIsReadAsAuto() throws Exception {
    var raw = (RawNetworkEvent) decode("custom data=struct.unpack('<3f', raw)", bytes("[1, 2]"));
    assertTrue(raw.reason().startsWith("data=struct.unpack('<3f', raw): "), raw.reason());
    assertTrue(raw.reason().contains("12 bytes"), raw.reason());
    assertEquals("json", raw.content().orElseThrow().format());
  }

  /** A filter that asks for an attribute must not pass over a message that has it. */
  @ParameterizedTest
  @ValueSource(strings = {"data=raw.x", "data=struct.unpack('<9f', raw)", "skip=4, data=raw.x"})
  void aMisfitMayHaveTheAttributesOfAuto(String expressions) throws Exception {
    for (String payload : List.of("/a\0\0,i\0\0\0\0\0\5", "{\"trial\": 5}", "{\"\\u0061\": 5}")) {
      Envelope envelope = Envelope.of("custom " + expressions);
      Event event = decode(envelope.text(), bytes(payload));
      var key = (PyStr) event.keywords().orElseThrow().key(0);
      assertTrue(envelope.mayHaveAttribute(bytes(payload), key.raw()), key.toString());
    }
  }

  @Test
  void aPickleStaysACall() throws Exception {
    byte[] payload = Envelope.auto().encode(Call.of(5), 4);
    assertInstanceOf(NetworkEvent.class, decode("custom data=len(raw)", payload));
    var mixed = "custom data=struct.unpack('<2h', raw), json";
    assertEquals(
        "custom", ((RawNetworkEvent) decode(mixed, bytes("abcd"))).content().get().format());
    assertEquals(
        "json", ((RawNetworkEvent) decode(mixed, bytes("[1, 2]"))).content().get().format());
  }

  /** A call that runs code must not be hidden by compressing it. */
  @Test
  void whatIsUnpickledIsAssessed() throws Exception {
    byte[] pickle = bytes("cos\nsystem\n(S'true'\ntR.");
    var event = decode("custom data=pickle.loads(zlib.decompress(raw))", Zlib.compressed(pickle));
    assertEquals("os.system", event.dangerous().getFirst().name());
  }

  /** More is decompressed by the receiver than is here. */
  @Test
  void whatIsTooLongToBeDecompressedCannotBeKnown() throws Exception {
    byte[] pickle = bytes("cos\nsystem\n(S'true'\ntR.");
    byte[] longer = Arrays.copyOf(pickle, Zlib.MAX_DECOMPRESSED + 1);
    var event = decode("custom data=pickle.loads(zlib.decompress(raw))", Zlib.compressed(longer));
    assertEquals(
        List.of("cannot be known: zlib.decompress(...)"),
        event.dangerous().stream().map(Danger::text).toList());
    var spaced =
        decode("custom data=pickle . loads(zlib.decompress(raw))", Zlib.compressed(longer));
    assertEquals(event.dangerous(), spaced.dangerous());
    var json = decode("custom data=json.loads(zlib.decompress(raw))", Zlib.compressed(longer));
    assertEquals(List.of(), json.dangerous());
  }

  /** Nor by putting its pickle into another, or by an envelope that leaves its value out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "custom data=[p[0], pickle.loads(p[1])]",
        "custom data=[p[0]], attributes=pickle.loads(p[1])",
        "custom data=pickle.loads(raw), sender=pickle.loads(pickle.loads(raw)[1])",
        "custom data=[len([pickle.loads(p[1])])]"
      })
  void whatIsUnpickledInsideAPickleIsAssessed(String envelope) throws Exception {
    for (String inner : List.of("cos\nsystem\n(S'true'\ntR.", "cos\nsystem\n(S'true'\ntR0N.")) {
      byte[] outer = PickleWriter.write(PyTuple.of(PyInt.of(1), PyBytes.of(bytes(inner))), 4);
      var event = decode(envelope, outer);
      assertEquals("runs code: os.system", Danger.text(event.dangerous(), 5), inner);
    }
  }

  /** Python 3 pickles bytes as an object in protocol 2, and loads it as bytes. */
  @Test
  void whatIsUnpickledTwiceIsAssessedInEachProtocol() throws Exception {
    byte[] pickle = bytes("cos\nsystem\n(S'true'\ntR.");
    for (int protocol : List.of(0, 2, 4)) {
      byte[] outer = PickleWriter.write(PyBytes.of(pickle), protocol);
      var event = decode("custom data=pickle.loads(pickle.loads(raw))", outer);
      assertEquals("os.system", event.dangerous().getFirst().name(), () -> "protocol " + protocol);
    }
  }
}
