package picklescope.view.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.view.text.PythonColors;
import picklescope.view.text.TokenKind;

/** The brackets and commas of a Python text, those in strings left out. */
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

  /** Finds the brackets of a text that match. */
  public static Brackets of(String text) {
    return new Brackets(text);
  }

  /** Where the other bracket is; empty when there is none, or no bracket. */
  public Optional<Integer> match(int index) {
    return Optional.ofNullable(matches.get(index));
  }

  /** Whether a mark stands outside of strings. */
  public boolean has(char mark) {
    return marks.stream().anyMatch(i -> text.charAt(i) == mark);
  }

  /** Where a mark, such as a comma, stands directly inside of two brackets. */
  List<Integer> places(char wanted, int open, int close) {
    var places = new ArrayList<Integer>();
    int skipTo = open + 1;
    for (int mark : marks) {
      if (mark < skipTo || mark >= close) {
        continue;
      }
      if (text.charAt(mark) == wanted) {
        places.add(mark);
      } else if (matches.getOrDefault(mark, -1) > mark) {
        skipTo = matches.get(mark) + 1;
      }
    }
    return places;
  }
}
