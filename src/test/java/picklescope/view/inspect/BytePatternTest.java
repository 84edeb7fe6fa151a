package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.source.SourceException;

class BytePatternTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "0x68656c6c6f", "0x68 65 6c 6c 6f", "b'hel\\x6co'", "b\"hello\""})
  void eachFormOfTheSameBytesIsEqual(String text) throws Exception {
    assertArrayEquals(utf8("hello"), BytePattern.of(text));
  }

  @Test
  void anyOtherTextIsUtf8() throws Exception {
    assertArrayEquals(utf8("€ b'"), BytePattern.of("€ b'"));
    assertArrayEquals(utf8("x68"), BytePattern.of("x68"));
    assertArrayEquals(new byte[0], BytePattern.of(""));
    assertArrayEquals(new byte[] {(byte) 0x80, '\n'}, BytePattern.of("b'\\x80\\n'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xzz", "0x123", "b'\\x8'", "b'€'"})
  void invalidDigitsAndLiteralsAreMistakes(String text) {
    assertThrows(SourceException.class, () -> BytePattern.of(text));
  }
}
