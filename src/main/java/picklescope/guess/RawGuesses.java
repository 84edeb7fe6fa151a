package picklescope.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;

/** Finds interpretations of raw bytes for which there is a reason. */
public final class RawGuesses {
  private RawGuesses() {}

  /** Returns the interpretations, the most likely first; empty if there is no reason for any. */
  public static List<RawGuess> of(byte[] bytes) {
    var guesses = new ArrayList<RawGuess>();
    text(bytes).ifPresent(guesses::add);
    guesses.addAll(NumberGuess.of(bytes));
    return List.copyOf(guesses);
  }

  private static Optional<RawGuess> text(byte[] bytes) {
    return utf8(bytes)
        .filter(text -> !text.isEmpty())
        .filter(text -> text.chars().noneMatch(RawGuesses::isControl))
        .map(text ->
            new RawGuess(
                "text",
                "all bytes are UTF-8, and no control characters but line ends and tabs",
                text.lines().toList()));
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
  }

  /** Returns the text of bytes in UTF-8; empty if they are not UTF-8. */
  static Optional<String> utf8(byte[] bytes) {
    return PyStr2.of(bytes).text().map(PyStr::toString);
  }
}
