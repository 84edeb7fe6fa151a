package picklescope.event.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.fuzz.Allocation;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyValue;
import picklescope.python.eval.Constants;

class EnvelopeFinderTest {
  private static final String CALL = "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";

  static Datagram datagram(byte[] payload) {
    var here = new InetSocketAddress("127.0.0.1", 4950);
    return new Datagram(1, 0, Direction.IN, here, here, payload);
  }

  private static String first(List<String> sent, byte[]... payloads) throws Exception {
    var arrived = new ArrayList<Datagram>();
    for (byte[] payload : payloads) {
      arrived.add(datagram(payload));
    }
    var found = EnvelopeFinder.find(SentCalls.of(String.join("\n", sent)), arrived);
    return found.isEmpty() ? "" : found.getFirst().envelope().text();
  }

  private static byte[] pickled(String literal) throws Exception {
    return PickleWriter.write(Constants.value(literal), 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']}) | auto",
        "('V', 7, (5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})"
            + " | custom data=p[2], attributes=p[3], write=('V', 7, args, kwargs)",
        "['V', 5, 'hello', [1, 2, 3], {'foo': 78, 'bar': ['more', 'data']}]"
            + " | custom data=p[1:-1], attributes=p[-1], write=['V', *args, kwargs]",
        "{'args': [5, 'hello', [1, 2, 3]], 'foo': 78, 'bar': ['more', 'data']}"
            + " | custom data=p['args'], attributes=without(p, 'args'),"
            + " write={'args': list(args), **kwargs}",
        "{'a': (5, 'hello', [1, 2, 3]), 'k': {b'foo': 78, b'bar': ['more', 'data']}}"
            + " | custom data=p['a'], attributes=p['k']",
        "{b'a': (5, 'hello', [1, 2, 3]), 4: {'foo': 78, 'bar': ['more', 'data']}}"
            + " | custom data=p[b'a'], attributes=p[4], write={b'a': args, 4: kwargs}",
        "[0, {'id': 5, 'm': ('hello', [1, 2, 3])}, [('foo', 78), ('bar', ['more', 'data'])]]"
            + " | custom data=(p[1]['id'], p[1]['m'][0], p[1]['m'][1]), attributes=dict(p[2]),"
            + " write=[0, {'id': args[0], 'm': (args[1], args[2])}, kwargs.items()]",
      })
  void findsTheArgumentsInAPickle(String payload, String expected) throws Exception {
    assertEquals(expected, first(List.of(CALL), pickled(payload)));
  }

  @Test
  void doesNotWriteTheLengthOfAnotherMessage() throws Exception {
    byte[] one = pickled("['V', (5, 'hello'), {'foo': 78}]");
    byte[] two = pickled("['V', ('alpha', -0.625), {'foo': 79, 'bar': 'beta'}]");
    var sent = List.of("send(5, 'hello', foo=78)", "send('alpha', -0.625, foo=79, bar='beta')");
    assertEquals(
        "custom skip=1, data=p[1], attributes=p[2]",
        first(sent, behindLength(one), behindLength(two)));
    byte[] first = behindLength(picklescope.format.Zlib.compressed(one));
    byte[] second = behindLength(picklescope.format.Zlib.compressed(two));
    String unpickled = "pickle.loads(zlib.decompress(raw[1:]))";
    assertEquals(
        "custom data=%s[1], attributes=%s[2]".formatted(unpickled, unpickled),
        first(sent, first, second));
  }

  private static byte[] behindLength(byte[] payload) {
    return concat(new byte[] {(byte) payload.length}, payload);
  }

  /** {@code skip 4} would write zeros there. */
  @Test
  void doesNotReplaceTheBytesBeforeAPickleByZeros() throws Exception {
    byte[] pickle = pickled("((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})");
    assertEquals("skip 4", first(List.of(CALL), concat(new byte[4], pickle)));
    byte[] named = concat(new byte[] {'V', 'I', 'Z', '1'}, pickle);
    assertEquals(
        "custom skip=4, data=p[0], attributes=p[1],"
            + " write_raw=b'VIZ1' + pickle.dumps((args, kwargs), protocol)",
        first(List.of(CALL), named));
  }

  @Test
  void findsThemAfterBytesAndInCompressedOnes() throws Exception {
    byte[] pickle = pickled("['V', (5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']}]");
    byte[] prefixed = concat(new byte[4], pickle);
    String data = "data=p[1], attributes=p[2], write=['V', args, kwargs]";
    assertEquals("custom skip=4, " + data, first(List.of(CALL), prefixed));
    prefixed[0] = 'P';
    assertEquals(
        "custom skip=4, data=p[1], attributes=p[2],"
            + " write_raw=b'P\\x00\\x00\\x00' + pickle.dumps(['V', args, kwargs], protocol)",
        first(List.of(CALL), prefixed));
    byte[] compressed = picklescope.format.Zlib.compressed(pickle);
    String unpickled = "pickle.loads(zlib.decompress(raw))";
    assertEquals(
        "custom data=%s[1], attributes=%s[2],".formatted(unpickled, unpickled)
            + " write_raw=zlib.compress(pickle.dumps(['V', args, kwargs], protocol))",
        first(List.of(CALL), compressed));
    String after = "pickle.loads(zlib.decompress(raw[2:]))";
    assertEquals(
        "custom data=%s[1], attributes=%s[2],".formatted(after, after)
            + " write_raw=b'ab' + zlib.compress(pickle.dumps(['V', args, kwargs], protocol))",
        first(List.of(CALL), concat(new byte[] {'a', 'b'}, compressed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "send(x=1.5, y=2.5) | 0000c03f00002040 | struct <2f x, y",
        "send(1.5, 2.5) | 56495a003fc0000040200000 | struct >4x2f",
        "send(7, 1000) | 0700e803 | struct <2h",
        "send(21, 'go', 0.4) | 32312c676f2c302e34 | csv",
        "send(trial=21, rt=0.4) | 32313b302e34 | csv sep=; trial, rt",
        "send('start') | 7374617274 | csv",
      })
  void findsRawFormats(String sent, String hex, String expected) throws Exception {
    assertEquals(expected, first(List.of(sent), HexFormat.of().parseHex(hex)));
  }

  @Test
  void findsThemInJson() throws Exception {
    byte[] json =
        "{\"id\": 3, \"args\": [5, \"hello\"], \"kw\": {\"foo\": 78}}"
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "custom data=json.loads(raw)['args'], attributes=json.loads(raw)['kw'],"
            + " write_raw=json.dumps({'id': 3, 'args': list(args), 'kw': kwargs})",
        first(List.of("send(5, 'hello', foo=78)"), json));
  }

  /** One call may be anywhere; the envelope must give all of them. */
  @Test
  void severalCallsExcludeWhatSuitsOneOnly() throws Exception {
    var payloads = new ArrayList<byte[]>();
    for (String line : TestBattery.LINES) {
      Call call = Constants.call(line);
      var custom = Envelope.of("custom write=['VIZ', *args, kwargs, 1]");
      payloads.addFirst(custom.encode(call, 2)); // in another order
    }
    payloads.add(pickled("'something else'"));
    assertEquals(
        "custom data=p[1:-2], attributes=p[-2], write=['VIZ', *args, kwargs, 1]",
        first(TestBattery.LINES, payloads.toArray(byte[][]::new)));
    assertEquals("", first(List.of("send(4, 5)", "send(6)"), pickled("[[4, 5], {}]")));
  }

  /** Without its first two bytes a pickle is one of an older protocol. */
  @Test
  void aPickleBeginsAtItsFirstByte() throws Exception {
    byte[] pickle = pickled("['V', (5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']}]");
    for (byte[] payload :
        new byte[][] {concat(new byte[3], pickle), picklescope.format.Zlib.compressed(pickle)}) {
      var found = EnvelopeFinder.find(SentCalls.of(CALL), List.of(datagram(payload)));
      assertEquals(1, found.size(), found.toString());
    }
  }

  @Test
  void whatIsFoundGivesTheCall() throws Exception {
    var call = Constants.call(CALL);
    byte[] payload =
        pickled("(1, {'x': [(5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']}]})");
    var found = EnvelopeFinder.find(List.of(call), List.of(datagram(payload)));
    assertFalse(found.isEmpty());
    for (var one : found) {
      assertFalse(one.converted(), one.toString());
      var event = one.envelope().decode(datagram(payload), "");
      assertEquals("(5, 'hello', [1, 2, 3])", event.positional().orElseThrow().toString());
    }
    assertTrue(found.getFirst().remark().startsWith("gives exactly this"));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Values that are shared take few bytes, so that there may be very many places. */
  @Test
  void manyMessagesDoNotTakeManyTimesTheWork() throws Exception {
    PyValue keys = Constants.value("{b'4': 1, b'5': 1, b'6': 1, b'7': 1, b'8': 1, b'9': 1}");
    PyValue items = PyList.of(Collections.nCopies(3_000, PyInt.of(1)));
    var sent = SentCalls.of("send(2, 'a', b=3)");
    for (PyValue shared :
        List.of(
            PyList.of(Collections.nCopies(20_000, keys)),
            PyList.of(Collections.nCopies(1_000, items)))) {
      byte[] payload = PickleWriter.write(shared, 2);
      assertTrue(payload.length <= Datagram.MAX_PAYLOAD, payload.length + " bytes");
      var message = datagram(payload);
      EnvelopeFinder.find(sent, List.of(message)); // loads classes
      long alone = Allocation.of(() -> EnvelopeFinder.find(sent, List.of(message)));
      long many = Allocation.of(() -> EnvelopeFinder.find(sent, Collections.nCopies(64, message)));
      assertTrue(many < 16 * alone, "%,d bytes for one, %,d for 64".formatted(alone, many));
    }
  }
}
