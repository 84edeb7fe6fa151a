package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleErrorsTest {
  /** With the line ends of Linux and of Windows, which {@code %n} stands for. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void lineEndsStayAndOtherControlCharactersAreReplaced(String lineEnd) {
    var bytes = new ByteArrayOutputStream();
    try (var errors = new VisibleErrors(bytes, TextEncoding.UTF_8, lineEnd)) {
      errors.print("2 messages sent" + lineEnd);
      errors.print("one\ntwo\r three\u001b[2J");
    }
    assertEquals(
        "2 messages sent" + lineEnd + "one" + lineEnd + "two\\r three\\x1b[2J",
        bytes.toString(StandardCharsets.UTF_8));
  }
}
