package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PythonProcess;
import picklescope.python.Repr;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.Constants;
import picklescope.python.source.Source;

class CasingTest {
  /**
   * For each character that this python3 knows, except those without case (Lo): its lower and upper
   * case, and a sigma next to it.
   */
  private static final String CASES =
      """
      [(c, chr(c).lower(), chr(c).upper(), ('A' + chr(c) + 'Σ').lower()[-1:],
        ('AΣ' + chr(c) + 'A').lower()[1:2], (chr(c) + 'Σ').lower()[-1:])
       for c in range(%d, %d)
       if __import__('unicodedata').category(chr(c)) not in ('Cn', 'Co', 'Lo')
       and all(__import__('unicodedata').category(m) != 'Cn' for m in chr(c).lower() + chr(c).upper())]
      """
          .replace("\n", " ")
          .strip();

  private static PyStr sigma(int... points) {
    return PyStr.ofCodePoints(Casing.lower(points));
  }

  private static PyStr at(PyStr text, int at) {
    return PyStr.ofCodePoints(text.codePoints()[at < 0 ? text.length() + at : at]);
  }

  private static PyValue ours(PyInt point) {
    int c = (int) point.longValue();
    return PyTuple.of(
        point,
        PyStr.ofCodePoints(Casing.lower(new int[] {c})),
        PyStr.ofCodePoints(Casing.upper(new int[] {c})),
        at(sigma('A', c, 0x3A3), -1),
        at(sigma('A', 0x3A3, c, 'A'), 1),
        at(sigma(c, 0x3A3), -1));
  }

  @Test
  void matchesPython() throws Exception {
    var different = new ArrayList<String>();
    int compared = 0;
    try (var python = new PythonProcess()) {
      var version =
          python.evaluate(List.of("__import__('unicodedata').unidata_version")).getFirst();
      boolean newer = version.compareTo("'15.1.0'") > 0;
      for (int start = 0; start < 0x20000; start += 0x2000) {
        var answer = python.evaluate(List.of(CASES.formatted(start, start + 0x2000))).getFirst();
        for (PyValue theirs : ((PyList) Constants.value(answer)).items()) {
          var point = (PyInt) ((PyTuple) theirs).items().getFirst();
          boolean known = !newer || Printable.is((int) point.longValue());
          compared++;
          if (known && !ours(point).toString().equals(theirs.toString())) {
            different.add(theirs + ", ours " + ours(point));
          }
        }
      }
    }
    assertEquals(List.of(), different);
    assertEquals(true, compared > 10_000, () -> "few characters");
  }

  /** Unicode 16 added a case mapping, or the character: Python 3.13 leaves them unchanged. */
  @ParameterizedTest
  @CsvSource({"019B", "0264", "A7CB", "A7CC", "A7DA", "A7DC", "10D50", "10D70", "1C89", "1C8A"})
  void matchesUnicode15(String point) {
    int[] text = {Integer.parseInt(point, 16)};
    assertArrayEquals(text, Casing.lower(text));
    assertArrayEquals(text, Casing.upper(text));
  }

  @Test
  void sigmaEndsAWord() throws Exception {
    for (String text : List.of("a😀bΣ", "ΣΑΣ", "Σ", "ΑΣ.Α", "ΑΣ Α", "\uD83DΣ", "A\u0301Σ\u0301")) {
      String literal = new Repr().of(PyStr.of(text));
      var ours = Compiled.of(Source.expression(literal + ".lower()"), _ -> Optional.empty());
      try (var python = new PythonProcess()) {
        assertEquals(
            python.evaluate(List.of(literal + ".lower()")).getFirst(),
            new Repr().of(ours.value(PyDict.of())));
      }
    }
  }

  @Test
  void surrogatesAreNotCombined() {
    int[] text = {0xD83D, 0xDE00, 'A'};
    assertArrayEquals(new int[] {0xD83D, 0xDE00, 'a'}, Casing.lower(text));
  }
}
