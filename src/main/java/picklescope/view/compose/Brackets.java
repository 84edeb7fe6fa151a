package picklescope.view.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.view.text.PythonColors;
import picklescope.view.text.TokenKind;

/** The brackets and commas of a Python text outside of strings. */
public final class Brackets {
  private final String text;
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Integer> matches = new HashMap<>();

  private Brackets(String text) {
    this.text = text;
    var open = new ArrayDeque<Integer>();
    for (var piece : PythonColors.of(text).pieces()) {
      if (piece.kind() != TokenKind.PUNCTUATION) {
        continue;
      }
      for (int i = piece.start(); i < piece.end(); i++) {
        marks.add(i);
        char c = text.charAt(i);
        if ("([{".indexOf(c) >= 0) {
          open.push(i);
        } else if (")]}".indexOf(c) >= 0 && !open.isEmpty()) {
          int before = open.pop();
          if ("([{".indexOf(text.charAt(before)) == ")]}".indexOf(c)) {
            matches.put(before, i);
            matches.put(i, before);
          }
        }
      }
    }
  }

  /** Returns the brackets of a text. */
  public static Brackets of(String text) {
    return new Brackets(text);
  }

  /**
   * Returns the index of the partner of a bracket; empty if it has none or the char is not a
   * bracket.
   */
  public Optional<Integer> match(int index) {
    return Optional.ofNullable(matches.get(index));
  }

  /** Returns whether a mark, such as a comma, occurs outside of strings. */
  public boolean has(char mark) {
    return marks.stream().anyMatch(i -> text.charAt(i) == mark);
  }

  /** Returns the indexes of a mark, such as a comma, directly inside a pair of brackets. */
  List<Integer> indexes(char wanted, int open, int close) {
    var indexes = new ArrayList<Integer>();
    int skipTo = open + 1;
    for (int mark : marks) {
      if (mark < skipTo || mark >= close) {
        continue;
      }
      int match = matches.getOrDefault(mark, -1);
      if (text.charAt(mark) == wanted) {
        indexes.add(mark);
      } else if (match > mark) {
        skipTo = match + 1;
      }
    }
    return indexes;
  }
}
