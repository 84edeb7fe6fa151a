package picklescope.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.format.PayloadFormats;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

class FormattedTextTest {
  private static byte[] payload(MessageForm form, String text) throws Exception {
    return Message.of(form, text).compile().payload(SendContext.first());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'trial': 21, \"ok\": true}    | {\"trial\":21,\"ok\":true}",
        "[1, 2.5, None, null, False]    | [1,2.5,null,null,false]",
        "{'n': n, 'list': (1, 'ä')}     | {\"n\":0,\"list\":[1,\"\\u00E4\"]}",
        "5                              | 5",
      })
  void writesJson(String text, String expected) throws Exception {
    assertEquals(expected, new String(payload(MessageForm.JSON, text), UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CSV     | 1, 2.5, 'left'           | 312c322e352c6c656674",
        "CSV     | sep=; 1, 'a;b'           | 313b22613b6222",
        "STRUCT  | <hB 258, n               | 020100",
        "STRUCT  | <2h (1, 2)               | mistake",
        "OSC     | /a [1, 'x']              | 2f6100002c6973000000000178000000",
        "OSC     | /a 1, 'x'                | 2f6100002c6973000000000178000000",
        "OSC     | /a                       | 2f6100002c000000",
        "MSGPACK | {'a': [1, None]}         | 81a16192 01c0",
      })
  void writesOtherFormats(MessageForm form, String text, String expected) throws Exception {
    try {
      assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(payload(form, text)));
    } catch (SourceException e) {
      assertEquals("mistake", expected, e.getMessage());
    }
  }

  /** What is written is read as the same values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CSV     | csv        | 1, 2.5, 'left'           | (1, 2.5, 'left')",
        "STRUCT  | struct <hB | <hB 258, 7               | (258, 7)",
        "OSC     | osc        | /a/b [1, 0.5, 'x', True] | ('/a/b', 1, 0.5, 'x', True)",
        "MSGPACK | msgpack    | [1, 'ä', b'x', 0.1]      | (1, 'ä', b'x', 0.1)",
      })
  void isReadAsItWasWritten(MessageForm form, String envelope, String text, String data)
      throws Exception {
    var content = PayloadFormats.of(envelope).read(payload(form, text));
    assertEquals(data, new Repr().of(content.data()));
  }

  @Test
  void valuesMayMove() throws Exception {
    assertTrue(Message.of(MessageForm.JSON, "{'t': t}").compile().moves());
    assertFalse(Message.of(MessageForm.JSON, "{'t': 1}").compile().moves());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JSON | {'trial': 1        | 0",
        "JSON | {1: 2}             | 0",
        "JSON | [unknown]          | 1",
        "JSON | b'bytes'           | 0",
        "STRUCT | <3q? 1, 2, 3       | 5",
        "STRUCT | <3w 1, 2, 3        | 2",
        "OSC  | track 1            | 0",
        "CSV  | 1, (2              | 5",
      })
  void aMistakeHasItsPosition(MessageForm form, String text, int at) {
    var mistake = assertThrows(SourceException.class, () -> payload(form, text));
    assertEquals(at, mistake.offset(), mistake.getMessage());
  }

  /** Vizard up to 5 sends str of Python 2, which a responder passes on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json    | [\"ping\",{\"a\":65}]",
        "msgpack | \u0092\u00a4ping\u0081\u00a1aA",
      })
  void textOfPython2IsText(String format, String expected) throws Exception {
    var dict = PyDict.of();
    dict.put(python2("a"), PyInt.of('A'));
    var written = PayloadFormats.of(format).write(call(python2("ping"), dict));
    assertEquals(expected, new String(written, ISO_8859_1));
  }

  @Test
  void textOfPython2IsTextInCellsAndArguments() throws Exception {
    assertEquals(
        "ping,1",
        new String(PayloadFormats.of("csv").write(call(python2("ping"), PyInt.of(1))), UTF_8));
    assertEquals(
        "/a\0\0,s\0\0ping\0\0\0\0",
        new String(PayloadFormats.of("osc").write(call(PyStr.of("/a"), python2("ping"))), UTF_8));
  }

  private static PyStr2 python2(String text) {
    return PyStr2.of(text.getBytes(UTF_8));
  }

  private static Call call(PyValue... arguments) {
    return new Call(PyTuple.of(arguments), PyDict.of());
  }
}
