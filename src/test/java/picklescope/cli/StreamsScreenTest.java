package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsScreenTest {
  @ParameterizedTest
  @CsvSource({
    "port 4950, 9, port 4950",
    "port 4950, 8, port 49…",
    "port 4950, 1, …",
    "日本語, 6, 日本語",
    "日本語, 5, 日本…",
    "日本語, 4, 日…",
  })
  void aLineThatIsLongerEndsWithASign(String line, int columns, String cut) {
    assertEquals(cut, StreamsScreen.cut(line, columns));
  }

  @ParameterizedTest
  @CsvSource({"24 80, 80", "0 0, -1", "stty: no terminal, -1", "24 123456, -1"})
  void theWidthIsTheSecondNumber(String size, int columns) {
    assertEquals(columns, TerminalWidth.of(size).orElse(-1));
  }

  /** Lines above, and the last ones, are not cut: the terminal wraps them. */
  @Test
  void onlyWhatIsReplacedIsCut() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var screen = new StreamsScreen(new Output(bytes), () -> OptionalInt.of(5));
    screen.show(_ -> List.of("1234567"));
    screen.above("alarm alarm");
    screen.end(List.of("1234567"));
    assertEquals(
        "\r#[J#[?7l1234…\n#[?7h#[1A\r#[Jalarm alarm\n#[?7l1234…\n#[?7h"
            + "#[1A\r#[J1234567\n#[?7l#[?7h",
        bytes.toString(StandardCharsets.UTF_8).replace('\u001b', '#'));
  }
}
