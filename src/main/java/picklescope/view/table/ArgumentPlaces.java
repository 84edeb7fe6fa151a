package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of the arguments in the text of a cell: {@code 5, 'hello', [1, 2]} or {@code foo=78
 * bar=[1]}. What is in quotes or brackets separates nothing.
 *
 * @param ends the index after each argument but the last
 * @param length the length of the text
 */
record ArgumentPlaces(List<Integer> ends, int length) {
  /** Finds the arguments of a text in linear time. */
  static ArgumentPlaces in(String text, char separator) {
    var ends = new ArrayList<Integer>();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else {
        switch (c) {
          case '\'', '"' -> quote = c;
          case '(', '[', '{', '<' -> depth++; // <m.C() 1> is an object
          case ')', ']', '}', '>' -> depth--;
          default -> {
            if (c == separator && depth == 0) {
              ends.add(i);
            }
          }
        }
      }
    }
    return new ArgumentPlaces(List.copyOf(ends), text.length());
  }

  /** Returns the index of the argument at a character; -1 if it is behind the text. */
  int indexAt(int at) {
    return at >= length ? -1 : (int) ends.stream().filter(end -> end <= at).count();
  }
}
