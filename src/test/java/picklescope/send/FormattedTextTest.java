package picklescope.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      })
  void aMistakeHasItsPosition(MessageForm form, String text, int at) {
    var mistake = assertThrows(SourceException.class, () -> payload(form, text));
    assertEquals(at, mistake.offset(), mistake.getMessage());
  }
}
