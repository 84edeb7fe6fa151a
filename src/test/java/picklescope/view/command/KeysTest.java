package picklescope.view.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @ParameterizedTest
  @CsvSource({
    "F8, F8",
    "f12, F12",
    "F24, F24",
    "Shift+F1, Shift+F1",
    "Ctrl+1, Ctrl+1",
    "' ctrl + shift + c ', Ctrl+Shift+C",
    "Shift+Alt+Shortcut+x, Ctrl+Alt+Shift+X",
  })
  void keysThatAUserEntersHaveOneForm(String text, String keys) {
    assertEquals(Optional.of(Keys.of(keys)), Keys.entered(text));
  }

  /** Also none that other programs take for another text of a key that is known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "Shift+x",
        "Ctrl",
        "Ctrl+",
        "F0",
        "F25",
        "F1x",
        "Ctrl+'c'",
        "Ctrl+Ignore Shift+C",
        "Control+C",
        "Meta+C",
        "Ctrl+Enter",
        "Ctrl+Up",
        "Ctrl++",
        "+",
        "Ctrl+c+d"
      })
  void othersAreNoKeys(String text) {
    assertEquals(Optional.empty(), Keys.entered(text));
  }
}
