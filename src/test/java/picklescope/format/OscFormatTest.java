package picklescope.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;

class OscFormatTest {
  private static final OscFormat OSC = new OscFormat();

  /** The examples of the specification, section "OSC Message Examples". */
  private static final String OSCILLATOR =
      "2f6f7363 696c6c61 746f722f 342f6672 65717565 6e637900 2c660000 43dc0000";

  private static final String FOO =
      "2f666f6f 00000000 2c696973 66660000 000003e8 ffffffff 68656c6c 6f000000 3f9df3b6 40b5b22d";

  /** 2021-03-04 05:06:07.25 UTC, 1614834367.25 seconds after 1970. */
  private static final String TIME = "e3eae93f 40000000".replace(" ", "");

  /** Prints what python-osc reads of our packets, and packets that it builds. */
  private static final String PEER =
      """
      try:
          import pythonosc
      except ImportError:
          raise SystemExit(0)
      from pythonosc.osc_bundle_builder import OscBundleBuilder
      from pythonosc.osc_message_builder import OscMessageBuilder
      for line in %s:
          class e: raw_data = bytes.fromhex(line)
          exec(%s)
          print([(message.address, *message.params) for message in messages])
      bundle = OscBundleBuilder(1614834367.25)
      for n in range(%d):
          message = OscMessageBuilder('/track/%%d' %% n)
          for value in n, 2.5, 'go', b'abc', True, False, None, [1, [2, 'x']], 2**40:
              message.add_arg(value)
          bundle.add_content(message.build())
          print(message.build().dgram.hex())
          print(bundle.build().dgram.hex())
      """;

  /** Runs only where Python has python-osc, which is not part of it. */
  @Test
  void readsAndWritesAsPythonDoes() throws Exception {
    String values = "5, 2.5, 'go', b'abcd', True, False, None, [1, [2, 'x']], 1099511627776";
    var calls =
        List.of(
            Constants.call("send('/a', %s)".formatted(values)),
            Constants.call("send('/a', 1, time_tag=None)"),
            Constants.call("send(('/a', %s), ('/b',), time_tag=1614834367.25)".formatted(values)));
    var written = new ArrayList<String>();
    for (Call call : calls) {
      written.add("'" + HexFormat.of().formatHex(OSC.write(call)) + "'");
    }
    String script = "'''" + String.join("\n", OSC.pythonLines()) + "'''";
    var output = Python.run(PEER.formatted(written, script, 2)).lines().toList();
    assumeTrue(!output.isEmpty(), "python3 has no python-osc");
    assertEquals("[('/a', %s)]".formatted(values), output.get(0));
    assertEquals("[('/a', 1)]", output.get(1));
    assertEquals("[('/a', %s), ('/b',)]".formatted(values), output.get(2));
    String theirs =
        "('/track/%d', %d, 2.5, 'go', b'abc', True, False, None, [1, [2, 'x']], 1099511627776)";
    String first = theirs.formatted(0, 0);
    String second = theirs.formatted(1, 1);
    assertEquals(first, new Repr().of(read(bytes(output.get(3))).data()));
    assertEquals(
        "(%s, {'address_pattern': '/track/0', 'time_tag': 1614834367.25})".formatted(first),
        arguments(read(bytes(output.get(4)))));
    assertEquals(
        "(%s, %s)".formatted(first, second), new Repr().of(read(bytes(output.get(6))).data()));
    assertTrue(Recognition.of(bytes(output.get(6))).isPresent());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Content read(byte[] payload) {
    FormatChecks.check(OSC, payload);
    return OSC.read(payload);
  }

  private static String arguments(Content content) {
    return new Repr().of(PyTuple.of(content.data(), content.attributes()));
  }

  /** Returns bytes from text in which a dot is a zero. */
  private static byte[] dots(String text) {
    return text.replace('.', '\0').getBytes(ISO_8859_1);
  }

  @Test
  void readsTheExamplesOfTheSpecification() throws Exception {
    Content frequency = read(bytes(OSCILLATOR));
    assertEquals(
        "(('/oscillator/4/frequency', 440.0), {'address_pattern': '/oscillator/4/frequency'})",
        arguments(frequency));
    Content foo = read(bytes(FOO));
    assertEquals(
        "(('/foo', 1000, -1, 'hello', %s, %s), {'address_pattern': '/foo'})"
            .formatted(new PyFloat(1.234f), new PyFloat(5.678f)),
        arguments(foo));
    for (String example : new String[] {OSCILLATOR, FOO}) {
      Content content = OSC.read(bytes(example));
      assertEquals("", content.problem());
      assertEquals(
          example.replace(" ", ""),
          HexFormat.of().formatHex(OSC.write(new Call(content.data(), content.attributes()))));
      assertEquals("osc", Recognition.of(bytes(example)).orElseThrow().format());
    }
  }

  @Test
  void readsEachType() {
    byte[] payload =
        bytes(
            "2f610000 2c696673 62687464 53637254 464e495b 695d6d00" // /a ,ifsbhtdScrTFNI[i]m
                + "00000005 3f800000 68690000 00000003 01020300 00000001 00000000"
                + TIME
                + "40040000 00000000 73000000 00000041 01020304 00000007 0590407f");
    assertEquals(
        "(('/a', 5, 1.0, 'hi', b'\\x01\\x02\\x03', 4294967296, 1614834367.25, 2.5, 's', 'A',"
            + " (1, 2, 3, 4), True, False, None, inf, [7], (5, 144, 64, 127)),"
            + " {'address_pattern': '/a'})",
        arguments(read(payload)));
    assertTrue(Recognition.of(payload).isPresent());
  }

  @Test
  void readsBundles() {
    String empty = "2362756e 646c6500".replace(" ", "");
    assertEquals("((), {'time_tag': None})", arguments(read(bytes(empty + "0000000000000001"))));
    String one = empty + TIME + "00000020" + OSCILLATOR;
    assertEquals(
        "(('/oscillator/4/frequency', 440.0), {'address_pattern': '/oscillator/4/frequency',"
            + " 'time_tag': 1614834367.25})",
        arguments(read(bytes(one))));
    String a = "0000000c 2f610000 2c690000 00000001";
    String b = "00000008 2f620000 2c000000";
    String inner = empty + "0000000000000001" + b + b;
    String several = empty + "0000000000000001" + a + "00000028" + inner;
    assertEquals(
        "((('/a', 1), ('/b',), ('/b',)), {'address_pattern': ['/a', '/b', '/b'],"
            + " 'time_tag': None})",
        arguments(read(bytes(several))));
    assertTrue(Recognition.of(bytes(several)).isPresent());
  }

  @Test
  void olderSendersLeaveTheTypeTagsOut() {
    byte[] payload = dots("/bang...");
    assertEquals("(('/bang',), {'address_pattern': '/bang'})", arguments(read(payload)));
    assertEquals("", OSC.read(payload).problem());
    assertTrue(Recognition.of(payload).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "/a..,ii.aaaaaa           ! ('/a', 1633771873)  ! 12",
        "/a..,s..abcd             ! ('/a',)           ! 8",
        "/a..,s..ab.              ! ('/a',)           ! 11",
        "/a..,b.....\5abcd        ! ('/a',)           ! 8",
        "/a..,q..                 ! ('/a',)           ! 5",
        "/a..,[..                 ! ('/a', [])        ! 6",
        "/a..,]..                 ! ('/a',)           ! 5",
        "/a..,i..abcdmore         ! ('/a', 1633837924) ! 12",
        "/a..text                 ! ('/a',)           ! 4",
        "/a..,c..\7abc            ! ('/a',)           ! 8",
        "hello...                 ! ()                ! 0",
        "/a                       ! ()                ! 0",
        "``                       ! ()                ! 0",
        "#bundle.                 ! ()                ! 8",
        "#bundle................. ! ()                ! 16",
        "#bundle............\7/a..,... ! ()           ! 16",
        "#bundle............\4/a..,... ! ('/a',)      ! 24",
      })
  void showsWhatWasReadBeforeTheMistake(String payload, String data, int at) {
    Content content = read(dots(payload));
    assertEquals(data, new Repr().of(content.data()));
    assertTrue(
        content.problem().startsWith("OSC breaks off at byte %d: ".formatted(at)),
        content.problem());
    assertTrue(Recognition.of(dots(payload)).isEmpty());
  }

  @Test
  void recognizesOnlyWhatIsExactlyWellFormed() {
    assertTrue(Recognition.of(dots("/a..,i..\1\1\1\1")).isPresent());
    for (String other :
        List.of("/a.x,i..\1\1\1\1", "/\1..,...", "/a..,s..a\1..", "/a..,...\1\1\1\1", "/a..")) {
      assertTrue(Recognition.of(dots(other)).isEmpty(), other);
    }
    assertTrue(Recognition.of("/* a comment of text */.".getBytes(ISO_8859_1)).isEmpty());
  }

  @Test
  void bundlesInBundlesAreLimited() {
    byte[] payload = bytes("2362756e 646c6500 0000000000000001");
    for (int i = 0; i < 200; i++) {
      var around = new ByteArrayOutputStream();
      around.writeBytes(bytes("2362756e 646c6500 0000000000000001"));
      around.writeBytes(ByteBuffer.allocate(4).putInt(payload.length).array());
      around.writeBytes(payload);
      payload = around.toByteArray();
    }
    assertTrue(read(payload).problem().contains("more than 16 bundles"));
  }

  @Test
  void writesWhatItReads() throws Exception {
    var random = new Random(TestSeed.get());
    for (int i = 0; i < 2000; i++) {
      Call call = call(random);
      byte[] written = OSC.write(call);
      Content again = read(written);
      assertEquals("", again.problem());
      assertEquals(new Repr().of(PyTuple.of(call.arguments(), call.keywords())), arguments(again));
      assertEquals(0, written.length % 4);
    }
  }

  private static Call call(Random random) {
    int count = random.nextInt(4);
    var keywords = PyDict.of();
    if (count < 2) {
      PyTuple message = message(random);
      keywords.put(PyStr.of("address_pattern"), message.item(0));
      if (count == 1) {
        keywords.put(PyStr.of("time_tag"), time(random));
      }
      return new Call(message, keywords);
    }
    var messages = new ArrayList<PyTuple>();
    for (int i = 0; i < count; i++) {
      messages.add(message(random));
    }
    keywords.put(
        PyStr.of("address_pattern"),
        PyList.of(messages.stream().map(message -> message.item(0)).toList()));
    keywords.put(PyStr.of("time_tag"), time(random));
    return new Call(PyTuple.of(messages), keywords);
  }

  private static PyValue time(Random random) {
    return random.nextBoolean()
        ? PyNone.NONE
        : new PyFloat(random.nextInt(2_000_000_000) + random.nextInt(1 << 20) * 0x1p-20);
  }

  private static PyTuple message(Random random) {
    var values = new ArrayList<PyValue>();
    values.add(PyStr.of("/" + "track/".repeat(random.nextInt(3)) + random.nextInt(1000)));
    for (int i = random.nextInt(6); i > 0; i--) {
      values.add(value(random, 3));
    }
    return PyTuple.of(values);
  }

  private static PyValue value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 9)) {
      case 0 -> PyNone.NONE;
      case 1 -> PyBool.of(random.nextBoolean());
      case 2 -> PyInt.of(random.nextInt());
      case 3 -> PyInt.of(random.nextLong());
      case 4 -> new PyFloat(random.nextFloat());
      case 5 -> new PyFloat(random.nextBoolean() ? 1e300 : Double.NEGATIVE_INFINITY);
      case 6 -> PyStr.of("\u20ac ab".substring(random.nextInt(5)));
      case 7 -> {
        var bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        yield PyBytes.of(bytes);
      }
      default -> {
        var items = new ArrayList<PyValue>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield PyList.of(items);
      }
    };
  }

  @Test
  void theAddressMayBeGivenByName() throws Exception {
    Content content = OSC.read(OSC.write(Call.of(1.5).with("address_pattern", "/x")));
    assertEquals("(('/x', 1.5), {'address_pattern': '/x'})", arguments(content));
  }

  @Test
  void refusesWhatOscLacks() {
    for (Call call :
        List.of(
            Call.of(),
            Call.of("pos", 1),
            Call.of("/pos", PyInt.of(BigInteger.ONE.shiftLeft(64))),
            Call.of("/pos", "a\0b"),
            Call.of("/pos", PyStr.ofCodePoints(0xD800)),
            Call.of("/pos", PyDict.of()),
            Call.of("/pos").with("time_tag", "now"),
            Call.of("/pos").with("time_tag", 1e10),
            Call.of("/pos").with("time_tag", Double.NaN),
            Call.of("/pos").with("x", 1),
            Call.of(PyTuple.of(), PyTuple.of()),
            Call.of(PyTuple.of(PyStr.of("/a")), PyTuple.of(PyStr.of("/b")))
                .with("address_pattern", List.of("/a", "/c")))) {
      assertFalse(
          assertThrows(FormatException.class, () -> OSC.write(call)).getMessage().isBlank());
    }
    PyValue shared = PyList.of();
    for (int i = 0; i < 60; i++) {
      shared = PyList.of(shared, shared);
    }
    Call growing = Call.of("/pos", shared);
    assertThrows(FormatException.class, () -> OSC.write(growing));
    var self = PyList.of();
    self.add(self);
    Call endless = Call.of("/pos", self);
    assertThrows(FormatException.class, () -> OSC.write(endless));
  }

  @Test
  void eachValueHasItsBytes() {
    var traced = OSC.trace(bytes("2f610000 2c69545b 665d0000 00000005 3f800000"));
    assertEquals(ContentSpan.of(0, 4), traced.data().parts().get(0));
    assertEquals(ContentSpan.of(12, 16), traced.data().parts().get(1));
    assertEquals(ContentSpan.of(6, 7), traced.data().parts().get(2));
    assertEquals(ContentSpan.of(16, 20), traced.data().parts().get(3).parts().get(0));
    assertEquals(ContentSpan.of(0, 4), traced.attributes().parts().get(0));
    var bundle = OSC.trace(bytes("2362756e 646c6500" + TIME + "00000020" + OSCILLATOR));
    assertEquals(ContentSpan.of(8, 16), bundle.attributes().parts().get(1));
    assertEquals(ContentSpan.of(20, 44), bundle.attributes().parts().get(0));
  }

  @Test
  void itsAttributesAreKnown() {
    byte[] message = bytes(OSCILLATOR);
    assertTrue(OSC.mayHaveAttribute(message, "address_pattern".getBytes(ISO_8859_1)));
    assertFalse(OSC.mayHaveAttribute(message, "time_tag".getBytes(ISO_8859_1)));
    assertFalse(OSC.mayHaveAttribute(message, "osc".getBytes(ISO_8859_1)));
    assertTrue(
        OSC.mayHaveAttribute(
            bytes("2362756e 646c6500 0000000000000001"), "time_tag".getBytes(ISO_8859_1)));
  }
}
