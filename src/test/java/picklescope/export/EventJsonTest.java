package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class EventJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static void assertJson(String expected, PyValue value) {
    String json = ValueJson.of(value);
    assertEquals(expected, json);
    JSON.readTree(json);
  }

  /** What changes how the text around it is shown, or is not shown itself. */
  @Test
  void charactersThatDisguiseAreEscaped() {
    assertJson(
        "\"a\\u202eb\\u2066\\u200f\\ufeff\\u00ad\\u061c\\udb40\\udc41é😀\\u2028\\u0085\\u007f\"",
        PyStr.of("a\u202Eb\u2066\u200F\uFEFF\u00AD\u061C\uDB40\uDC41é😀\u2028\u0085\u007F"));
  }

  @Test
  void valuesThatJsonHas() {
    assertJson("null", PyNone.NONE);
    var python2 = PyDict.of();
    python2.put(PyStr2.of((byte) 'a'), PyInt.of(1));
    assertJson("{\"a\":1}", python2);
    assertJson("true", PyBool.TRUE);
    assertJson(
        "123456789012345678901234567890",
        PyInt.of(new BigInteger("123456789012345678901234567890")));
    assertJson("-0.0", new PyFloat(-0.0));
    assertJson("1.0E300", new PyFloat(1e300));
    assertJson("[1,[2],[]]", PyTuple.of(PyInt.of(1), PyList.of(PyInt.of(2)), PyTuple.of()));
    var dict = PyDict.of();
    dict.put(PyStr.of("a"), PyInt.of(1));
    dict.put(PyStr.of(""), PyDict.of());
    assertJson("{\"a\":1,\"\":{}}", dict);
    assertJson("\"text\"", PyStr2.of("text".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void valuesThatJsonHasNot() {
    assertJson("{\"$bytes\":\"AP8=\"}", PyBytes.of((byte) 0, (byte) 255));
    assertJson("{\"$bytes\":\"AP8=\"}", PyByteArray.of((byte) 0, (byte) 255));
    assertJson("{\"$bytes\":\"AP8=\"}", PyStr2.of((byte) 0, (byte) 255));
    assertJson("{\"$float\":\"nan\"}", new PyFloat(Double.NaN));
    assertJson("{\"$float\":\"inf\"}", new PyFloat(Double.POSITIVE_INFINITY));
    assertJson("{\"$float\":\"-inf\"}", new PyFloat(Double.NEGATIVE_INFINITY));
    assertJson("{\"$set\":[1,2]}", PySet.of(PyInt.of(1), PyInt.of(2)));
    assertJson("{\"$set\":[]}", PyFrozenSet.of());
    var dict = PyDict.of();
    dict.put(PyInt.of(1), PyStr.of("x"));
    dict.put(PyTuple.of(), PyDict.of());
    assertJson("{\"$dict\":[[1,\"x\"],[[],{}]]}", dict);
    var dollar = PyDict.of();
    dollar.put(PyStr.of("$bytes"), PyStr.of("AA=="));
    assertJson("{\"$dict\":[[\"$bytes\",\"AA==\"]]}", dollar);
    assertTrue(ValueJson.of(new PyComplex(1, 2)).startsWith("{\"$object\":\""));
  }

  @Test
  void textIsEscaped() {
    assertJson(
        "\"\\\"\\\\\\n\\r\\t\\u0000\\u007f\\u0085\\u2028é😀\"",
        PyStr.of("\"\\\n\r\t\0\u007f\u0085\u2028é😀"));
  }

  /** Such as jq, which does not read on behind the escape of a lone surrogate. */
  @Test
  void whatReadersOfJsonRefuseIsNotWritten() {
    var lone = PyStr.ofCodePoints('a', 0xD800, 'b', 0xDFFF);
    assertJson("{\"$object\":\"'a\\\\ud800b\\\\udfff'\"}", lone);
    var dict = PyDict.of();
    dict.put(lone, PyInt.of(1));
    assertJson("{\"$dict\":[[{\"$object\":\"'a\\\\ud800b\\\\udfff'\"},1]]}", dict);
    var attributes = new JsonText();
    ValueJson.writeAttributes(dict, attributes);
    assertEquals("{\"a\\\\ud800b\\\\udfff\":1}", attributes.toString());
    dict.put(PyStr.of("a\\ud800b\\udfff"), PyInt.of(2)); // its name in JSON would be the same
    var both = new JsonText();
    ValueJson.writeAttributes(dict, both);
    assertEquals(ValueJson.of(dict), both.toString());
    assertEquals("\"a\\\\ud800b\\\\udfff😀\"", new JsonText().string(lone + "😀").toString());
  }

  @Test
  void aContainerInsideItselfShowsHowManyLevelsUp() {
    var list = PyList.of();
    list.add(PyInt.of(1));
    list.add(list);
    assertJson("[1,{\"$cycle\":1}]", list);
    var dict = PyDict.of();
    var inner = PyTuple.of(dict);
    dict.put(PyStr.of("a"), inner);
    assertJson("{\"a\":[{\"$cycle\":2}]}", dict);
  }

  @Test
  void sharedPartsAreWrittenEachTimeUpToALimit() {
    var shared = PyList.of();
    assertJson("[[],[]]", PyTuple.of(shared, shared));
    PyValue laughs = PyList.of(PyStr.of("lol"));
    for (int i = 0; i < 100; i++) {
      laughs = PyList.of(laughs, laughs, laughs, laughs);
    }
    String json = ValueJson.of(laughs);
    assertTrue(json.length() < ValueJson.MAX_CHARS + 100_000, () -> "length " + json.length());
    assertTrue(json.contains("{\"$cut\":\"size\"}"));
    JSON.readTree(json);
  }

  @Test
  void depthIsCutWhereJsonReadersStop() {
    PyValue deep = PyInt.of(1);
    for (int i = 0; i < 60_000; i++) {
      deep = i % 2 == 0 ? PyList.of(deep) : PySet.of(deep);
    }
    String json = ValueJson.of(PyTuple.of(deep, PyInt.of(7)));
    assertTrue(json.contains("{\"$cut\":\"depth\"}"));
    assertTrue(json.endsWith(",7]"));
    JSON.readTree(json);
  }

  @Test
  void anEventIsOneLine() throws Exception {
    var attributes = PyDict.of();
    attributes.put(PyStr.of("foo"), PyInt.of(78));
    var event =
        new NetworkEvent(
            datagram(new byte[114]), "LAB-3", PyTuple.of(PyInt.of(5)), attributes, false);

    var json = JSON.readTree(EventJson.of(event));

    assertEquals(7, json.path("number").asInt());
    assertEquals("2026-11-23T09:50:12.000000001Z", json.path("time").asString());
    assertEquals("in", json.path("direction").asString());
    assertEquals("LAB-3", json.path("sender").asString());
    assertEquals("192.168.0.7", json.path("address").asString());
    assertEquals(4950, json.path("port").asInt());
    assertEquals(50_000, json.path("remote_port").asInt());
    assertEquals(114, json.path("size").asInt());
    assertEquals("relay 4950", json.path("source").asString());
    assertEquals("network", json.path("kind").asString());
    assertEquals("[5]", json.path("data").toString());
    assertEquals("{\"foo\":78}", json.path("attributes").toString());
    assertTrue(json.path("repr").isString());
  }

  @Test
  void aRawEventShowsBytesAndText() throws Exception {
    var text = JSON.readTree(EventJson.of(raw("Some raw data".getBytes(StandardCharsets.UTF_8))));
    assertEquals("raw", text.path("kind").asString());
    assertEquals("U29tZSByYXcgZGF0YQ==", text.path("raw_data").asString());
    assertEquals("Some raw data", text.path("text").asString());
    assertTrue(
        JSON.readTree(EventJson.of(raw(new byte[] {(byte) 0xff}))).path("text").isMissingNode());
  }

  @Test
  void dangerousNamesAreReported() throws Exception {
    byte[] broken = "xxcos\nsystem\n(".getBytes(StandardCharsets.UTF_8);
    var behind = Envelope.of("skip 2").decode(datagram(broken), "LAB-3");
    assertEquals(
        "[\"os.system\"]", JSON.readTree(EventJson.of(behind)).path("dangerous").toString());
    byte[] usual = "c__main__\nupdatePlayer\n.".getBytes(StandardCharsets.UTF_8);
    var ordinary = JSON.readTree(EventJson.of(Envelope.auto().decode(datagram(usual), "LAB-3")));
    assertTrue(ordinary.path("dangerous").isMissingNode());
    assertEquals("[\"__main__.updatePlayer\"]", ordinary.path("globals").toString());
    byte[] built = "c__main__\nPlayer\n)R.".getBytes(StandardCharsets.UTF_8);
    var called = JSON.readTree(EventJson.of(Envelope.auto().decode(datagram(built), "LAB-3")));
    assertEquals("[\"__main__.Player\"]", called.path("dangerous").toString());
    byte[] none = "N.".getBytes(StandardCharsets.UTF_8);
    var plain = JSON.readTree(EventJson.of(Envelope.auto().decode(datagram(none), "LAB-3")));
    assertTrue(plain.path("globals").isMissingNode());
  }

  @Test
  void aSourceThatIsNotKnownIsLeftOut() throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var event =
        Envelope.auto().decode(new Datagram(1, 0, Direction.IN, here, here, new byte[1]), "");
    assertTrue(JSON.readTree(EventJson.of(event)).path("source").isMissingNode());
  }

  private static RawNetworkEvent raw(byte[] payload) throws Exception {
    return new RawNetworkEvent(datagram(payload), "LAB-3", "not a pickle");
  }

  private static Datagram datagram(byte[] payload) throws Exception {
    return new Datagram(
        7,
        1_795_427_412_000_000_001L,
        Direction.IN,
        new InetSocketAddress(
            InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 0, 7}), 50_000),
        new InetSocketAddress(4950),
        payload,
        "relay 4950");
  }

  /**
   * The description of JSON in the documentation names each member, and no other but the words that
   * are values.
   */
  @Test
  void theDocumentationNamesTheMembers() throws Exception {
    String page = Files.readString(Path.of("docs/command-line.md"));
    int start = page.indexOf("A message in JSON has");
    assertTrue(start > 0, "the page describes the JSON");
    String paragraph = page.substring(start, page.indexOf("\n\nTuples", start));
    var named = new TreeSet<String>();
    Pattern.compile("`([a-z_]+)`").matcher(paragraph).results().forEach(m -> named.add(m.group(1)));
    named.removeAll(Set.of("in", "out", "sent", "network", "bare", "raw"));
    assertEquals(new TreeSet<>(EventJson.names()), named);
  }

  @Test
  void anEventHasNoOtherMembersInNoOtherOrder() {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (String payload : List.of("text", "cos\nsystem\n(S'a'\ntR.", "((I1\nt(dt.")) {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      var datagram = new Datagram(1, 0, Direction.IN, here, here, bytes);
      var json = JSON.readTree(EventJson.of(Envelope.auto().decode(datagram, "LAB-3")));
      var members = List.copyOf(json.propertyNames());
      var expected = new ArrayList<>(EventJson.names());
      expected.retainAll(members);
      assertEquals(expected, members);
    }
  }
}
