package picklescope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

class MsgpackFormatTest {
  private static final MsgpackFormat MSGPACK = new MsgpackFormat();

  /** Prints random values as msgpack packs them, and what it unpacks of ours. */
  private static final String PEER =
      """
      try:
          import msgpack
      except ImportError:
          raise SystemExit(0)
      import random
      random.seed(%d)
      def show(value):
          if isinstance(value, list):
              return '[' + ', '.join(map(show, value)) + ']'
          if isinstance(value, dict):
              return '{' + ', '.join(show(key) + ': ' + show(item) for key, item in value.items()) + '}'
          if isinstance(value, msgpack.ExtType):
              return '<msgpack.ExtType(%%r, %%r)>' %% (value.code, value.data)
          return ascii(value)
      def value(depth):
          kind = random.randrange(9 if depth else 7)
          if kind == 7:
              return [value(depth - 1) for _ in range(random.randrange(20))]
          if kind == 8:
              return {random.choice('abcde') * random.randrange(20): value(depth - 1) for _ in range(5)}
          return [None, True, random.getrandbits(random.randrange(64)) - 2**random.randrange(63), random.random(),
              'x' * random.randrange(300), bytes(random.randrange(300)),
              msgpack.ExtType(random.randrange(127), bytes(random.randrange(20)))][kind]
      for i in range(300):
          made = value(3)
          print(msgpack.packb([made]).hex(), show(made))
      for line in %s:
          class e: raw_data = bytes.fromhex(line)
          exec(%s)
          print(show(message))
      """;

  /** Runs only where Python has msgpack, which is not part of it. */
  @Test
  void readsAndWritesAsPythonDoes() throws Exception {
    var random = new Random(TestSeed.get());
    var values = new ArrayList<PyValue>();
    var written = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      values.add(dict(random, 2));
      byte[] payload = MSGPACK.write(new Call(PyTuple.of(), (PyDict) values.getLast()));
      written.add("'" + HexFormat.of().formatHex(payload) + "'");
    }
    String lines = "'''" + String.join("\n", MSGPACK.pythonLines()) + "'''";
    var output = Python.run(PEER.formatted(TestSeed.get(), written, lines)).lines().toList();
    assumeTrue(!output.isEmpty(), "python3 has no msgpack");
    for (String line : output.subList(0, 300)) {
      int space = line.indexOf(' ');
      Content content = read(bytes(line.substring(0, space)));
      assertEquals(line.substring(space + 1), new Repr().of(content.data().item(0)));
    }
    for (int i = 0; i < values.size(); i++) {
      assertEquals(normal(output.get(300 + i)), new Repr().of(values.get(i)));
    }
  }

  /** Returns a text with the characters of the values that Python's ascii has escaped. */
  private static String normal(String ascii) {
    return ascii.replace("\\u20ac", "\u20ac").replace("\\U0001f600", "\ud83d\ude00");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Content read(byte[] payload) {
    FormatChecks.check(MSGPACK, payload);
    return MSGPACK.read(payload);
  }

  private static String arguments(Content content) {
    return new Repr().of(PyTuple.of(content.data(), content.attributes()));
  }

  /** The first is the example on msgpack.org; then each format of the specification. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "82a7636f6d70616374c3a6736368656d6100 ! ((), {'compact': True, 'schema': 0})",
        "93 01 a161 c0                        ! ((1, 'a', None), {})",
        "80                                   ! ((), {})",
        "c0                                   ! ((None,), {})",
        "c2                                   ! ((False,), {})",
        "7f                                   ! ((127,), {})",
        "e0                                   ! ((-32,), {})",
        "ff                                   ! ((-1,), {})",
        "cc ff                                ! ((255,), {})",
        "cd ffff                              ! ((65535,), {})",
        "ce ffffffff                          ! ((4294967295,), {})",
        "cf ffffffffffffffff                  ! ((18446744073709551615,), {})",
        "d0 80                                ! ((-128,), {})",
        "d1 8000                              ! ((-32768,), {})",
        "d2 80000000                          ! ((-2147483648,), {})",
        "d3 8000000000000000                  ! ((-9223372036854775808,), {})",
        "ca 3f000000                          ! ((0.5,), {})",
        "cb 7ff0000000000000                  ! ((inf,), {})",
        "a2 c3a9                              ! (('\u00e9',), {})",
        "d9 01 61                             ! (('a',), {})",
        "da 0001 61                           ! (('a',), {})",
        "db 00000001 61                       ! (('a',), {})",
        "c4 01 61                             ! ((b'a',), {})",
        "c5 0001 61                           ! ((b'a',), {})",
        "c6 00000001 61                       ! ((b'a',), {})",
        "dc 0001 05                           ! ((5,), {})",
        "dd 00000001 05                       ! ((5,), {})",
        "de 0001 a161 05                      ! ((), {'a': 5})",
        "df 00000001 a161 05                  ! ((), {'a': 5})",
        "81 01 05                             ! (({1: 5},), {})",
        "92 81 a161 92 01 02 90               ! (({'a': [1, 2]}, []), {})",
        "82 a161 01 a161 02                   ! ((), {'a': 2})",
        "d6 ff 6040 6b7f                      ! ((1614834559.0,), {})",
        "d7 ff 77359400 60406b7f              ! ((1614834559.5,), {})",
        "c7 0c ff 1dcd6500 ffffffffffffffff   ! ((-0.5,), {})",
        "d4 05 61                             ! ((<msgpack.ExtType(5, b'a')>,), {})",
        "d5 80 6162                           ! ((<msgpack.ExtType(-128, b'ab')>,), {})",
        "c7 00 05                             ! ((<msgpack.ExtType(5, b'')>,), {})",
        "c8 0003 05 616263                    ! ((<msgpack.ExtType(5, b'abc')>,), {})",
        "c9 00000001 05 61                    ! ((<msgpack.ExtType(5, b'a')>,), {})",
        "d4 ff 61                             ! ((<msgpack.ExtType(-1, b'a')>,), {})",
        "d7 ff ffffffffffffffff               ! ((<msgpack.ExtType(-1,"
            + " b'\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff')>,), {})",
      })
  void readsEachFormatOfTheSpecification(String hex, String expected) {
    Content content = read(bytes(hex));
    assertEquals("", content.problem());
    assertEquals(expected, arguments(content));
  }

  @Test
  void readsFixedExtensionsOfAnyLength() {
    for (int i = 0; i <= 4; i++) {
      byte[] payload = bytes("d%d 05 %s".formatted(4 + i, "00".repeat(1 << i)));
      assertEquals("", read(payload).problem());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "``                    ! ((), {})                   ! 0",
        "82 a161 01            ! ((), {'a': 1})             ! 4",
        "82 a161 01 a162       ! ((), {'a': 1})             ! 6",
        "92 01 a261            ! ((1,), {})                 ! 2",
        "92 01 92 02           ! ((1, [2]), {})             ! 4",
        "91 c1                 ! ((), {})                   ! 1",
        "05 06                 ! ((5,), {})                 ! 1",
        "91 a3 61ff62          ! ((), {})                   ! 3",
        "81 90 05              ! ((), {})                   ! 1",
        "dd ffffffff 05        ! ((5,), {})                 ! 6",
        "df ffffffff a161 05   ! ((), {'a': 5})             ! 8",
        "c6 ffffffff 05        ! ((), {})                   ! 0",
        "cd 01                 ! ((), {})                   ! 0",
        "c7 05 01 61           ! ((), {})                   ! 0",
      })
  void showsWhatWasReadBeforeTheMistake(String hex, String expected, int at) {
    Content content = read(bytes(hex));
    assertEquals(expected, arguments(content));
    assertTrue(
        content.problem().startsWith("MessagePack breaks off at byte %d: ".formatted(at)),
        content.problem());
  }

  @Test
  void writesWhatItReads() throws Exception {
    var random = new Random(TestSeed.get());
    for (int i = 0; i < 2000; i++) {
      var call =
          i % 2 == 0
              ? new Call(PyTuple.of(value(random, 4)), PyDict.of())
              : new Call(PyTuple.of(), (PyDict) dict(random, 4));
      Content again = read(MSGPACK.write(call));
      assertEquals("", again.problem());
      assertEquals(new Repr().of(PyTuple.of(call.arguments(), call.keywords())), arguments(again));
    }
  }

  /** As the specification asks: a value has the shortest of its formats. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "127 ! 7f",
        "128 ! cc80",
        "256 ! cd0100",
        "65536 ! ce00010000",
        "4294967296 ! cf0000000100000000",
        "18446744073709551615 ! cfffffffffffffffff",
        "-32 ! e0",
        "-33 ! d0df",
        "-129 ! d1ff7f",
        "-32769 ! d2ffff7fff",
        "-2147483649 ! d3ffffffff7fffffff",
      })
  void writesTheShortestInt(BigInteger value, String hex) throws Exception {
    byte[] written = MSGPACK.write(new Call(PyTuple.of(PyInt.of(value)), PyDict.of()));
    assertEquals("91" + hex, HexFormat.of().formatHex(written));
  }

  @Test
  void writesLongTextsBytesListsAndMaps() throws Exception {
    for (int size : new int[] {0, 15, 16, 31, 32, 255, 256, 65_535, 65_536}) {
      var items = new ArrayList<PyValue>(Collections.nCopies(size, PyInt.of(1)));
      var map = PyDict.of();
      for (int i = 0; i < Math.min(size, 70_000); i++) {
        map.put(PyInt.of(i), PyNone.NONE);
      }
      for (PyValue value :
          List.of(PyStr.of("x".repeat(size)), PyBytes.of(new byte[size]), PyList.of(items), map)) {
        Content again = read(MSGPACK.write(new Call(PyTuple.of(value), PyDict.of())));
        assertEquals(Repr.line(1_000).of(PyTuple.of(value)), Repr.line(1_000).of(again.data()));
        assertEquals("", again.problem());
      }
    }
  }

  private static PyValue value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 9)) {
      case 0 -> PyNone.NONE;
      case 1 -> PyBool.of(random.nextBoolean());
      case 2 -> PyInt.of(random.nextLong() >> random.nextInt(64));
      case 3 -> new PyFloat(random.nextGaussian());
      case 4 -> PyStr.of("\u20ac\ud83d\ude00 abc".substring(random.nextInt(2) * 3));
      case 5 -> {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        yield PyBytes.of(bytes);
      }
      case 6 -> MsgpackExtension.value((byte) random.nextInt(100), new byte[random.nextInt(20)]);
      case 7 -> {
        var items = new ArrayList<PyValue>();
        for (int i = random.nextInt(20); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield PyList.of(items);
      }
      default -> dict(random, depth);
    };
  }

  private static PyValue dict(Random random, int depth) {
    var dict = PyDict.of();
    for (int i = random.nextInt(20); i > 0; i--) {
      dict.put(PyStr.of("key" + random.nextInt(50)), value(random, depth - 1));
    }
    return dict;
  }

  @Test
  void refusesWhatMessagePackLacks() {
    PyValue shared = PyList.of();
    for (int i = 0; i < 60; i++) {
      shared = PyList.of(shared, shared);
    }
    var self = PyList.of();
    self.add(self);
    var listAsKey = PyDict.of();
    listAsKey.put(PyTuple.of(), PyNone.NONE);
    for (Call call :
        List.of(
            Call.of(1).with("x", 2),
            Call.of(BigInteger.ONE.shiftLeft(64)),
            Call.of(BigInteger.ONE.shiftLeft(64).negate()),
            Call.of(PyStr.ofCodePoints(0xD800)),
            Call.of(Set.of(1)),
            Call.of(shared),
            Call.of(self),
            Call.of(listAsKey))) {
      assertFalse(
          assertThrows(FormatException.class, () -> MSGPACK.write(call)).getMessage().isBlank());
    }
  }

  @Test
  void theDepthIsThatOfTheDatagram() {
    for (int first : new int[] {0x91, 0xDD, 0x81, 0xDF}) {
      var payload = new byte[65_507];
      Arrays.fill(payload, (byte) first);
      assertFalse(MSGPACK.read(payload).isWhole());
    }
    var deep = new byte[30_001];
    Arrays.fill(deep, (byte) 0x91);
    deep[30_000] = 5;
    assertTrue(MSGPACK.read(deep).isWhole());
  }

  @Test
  void eachValueHasItsBytes() {
    var traced = MSGPACK.trace(bytes("82 a161 920107 a162 a3787978"));
    assertEquals(
        new ContentSpan(3, 6, List.of(ContentSpan.of(4, 5), ContentSpan.of(5, 6))),
        traced.attributes().parts().get(0));
    assertEquals(ContentSpan.of(8, 12), traced.attributes().parts().get(1));
    var repeated = MSGPACK.trace(bytes("82 a161 01 a161 02"));
    assertEquals(List.of(ContentSpan.of(6, 7)), repeated.attributes().parts());
  }

  @Test
  void attributesHaveTheirNameInTheBytes() {
    byte[] payload = bytes("82a7636f6d70616374c3a6736368656d6100");
    assertTrue(MSGPACK.mayHaveAttribute(payload, "schema".getBytes(StandardCharsets.UTF_8)));
    assertFalse(MSGPACK.mayHaveAttribute(payload, "trial".getBytes(StandardCharsets.UTF_8)));
  }
}
