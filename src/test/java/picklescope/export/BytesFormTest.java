package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEX     | 68 65 0a",
        "PYTHON  | \"b'he\\n'\"",
        "C_ARRAY | {0x68, 0x65, 0x0a}",
        "DUMP    | 0000  68 65 0a                                         he.",
        "BASE64  | aGUK",
        "TEXT    | he\\n",
      },
      quoteCharacter = '"')
  void eachFormHasItsText(BytesForm form, String text) {
    assertEquals(text, form.text("he\n".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void invalidTextAndNoBytesAreCopied() {
    assertEquals("\uFFFD", BytesForm.TEXT.text(new byte[] {(byte) 0x80}));
    assertEquals("{}", BytesForm.C_ARRAY.text(new byte[0]));
    assertEquals("", BytesForm.DUMP.text(new byte[0]));
  }

  @Test
  void aDumpHasSixteenBytesALine() {
    String[] lines = BytesForm.DUMP.text(new byte[17]).split("\n");
    assertEquals(2, lines.length);
    assertEquals("0010  00", lines[1].substring(0, 8));
  }
}
