package picklescope.python.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;
import picklescope.corpus.Corpus;
import picklescope.fuzz.Allocation;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.RandomValues;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;

class DifferencesTest {
  private static final long MOST = 96 << 20; // bytes of memory

  private static String text(Difference difference) {
    return difference.kind()
        + " "
        + difference.path()
        + " "
        + difference.before().orElse("")
        + ">"
        + difference.after().orElse("");
  }

  private static List<String> between(String before, String after) throws Exception {
    return Differences.between(Constants.value(before), Constants.value(after)).list().stream()
        .map(DifferencesTest::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 | 2 | changed  1>2",
        "1 | True | changed  1>True",
        "1 | 1.0 | changed  1>1.0",
        "[1, 2, 3] | [1, 5, 3] | changed [1] 2>5",
        "[1, 2] | [1, 2, 3] | added [2] >3",
        "[1, 2] | [1] | removed [1] 2>",
        "[1, 2, 3] | [0, 1, 2, 3] | added [0] >0",
        "[0, 1, 2, 3] | [1, 2, 3] | removed [0] 0>",
        "[1, 2, 3, 4, 5] | [1, 3, 4, 9, 5] | removed [1] 2>; added [3] >9",
        "[{'a': 1}, {'b': 2}] | [{'c': 0}, {'a': 1}, {'b': 3}] | added [0] >{'c': 0}; changed"
            + " [2]['b'] 2>3",
        "[0, 1, 0] | [1, 0, 0] | changed [0] 0>1; changed [1] 1>0",
        "[1.5, 1.8, 0.5] | [1.25, 1.8, 0.75] | changed [0] 1.5>1.25; changed [2] 0.5>0.75",
        "['x', 1, 2] | ['y', 'x', 1, 2, 3] | added [0] >'y'; added [4] >3",
        "(1, 2) | [1, 2] | changed  (1, 2)>[1, 2]",
        "{'a': 1, 'b': 2} | {'b': 2, 'a': 3} | changed ['a'] 1>3",
        "{'a': 1} | {} | removed ['a'] 1>",
        "{} | {'a': {'b': 1}} | added ['a'] >{'b': 1}",
        "{1, 2} | {2, 3} | added {1} >3; removed {0} 1>",
        "[0, {'a': [1, 2]}] | [0, {'a': [1, 4]}] | changed [1]['a'][1] 2>4",
        "b'ab' | b'ab' | ~~",
        "b'ab' | b'cd' | changed  b'ab'>b'cd'",
        "b'0123456789' | b'01X3456YZ9' | changed [2:3] b'2'>b'X'; changed [7:9] b'78'>b'YZ'",
        "b'0123456789' | b'X1Y3456789' | changed [0:3] b'012'>b'X1Y'",
        "b'0123456789' | b'012345ab6789' | added [6:8] >b'ab'",
        "b'0123456789' | b'0123789' | removed [4:7] b'456'>",
        "b'0123456789abcdef' | b'Z0123456789Xbcdef!' | added [0:1] >b'Z'; changed [11:12]"
            + " b'a'>b'X'; added [17:18] >b'!'",
        "b'0123456789abcdef' | b'f0123456789abcde' | added [0:1] >b'f'; removed [15:16] b'f'>",
        "[1, b'abcdef'] | [1, b'abcXef'] | changed [1][3:4] b'd'>b'X'",
        "b'' | b'ab' | changed  b''>b'ab'",
        "float('nan') | float('nan') | ~~",
        "['a', [1], {}] | ['a', [1], {}] | ~~",
      })
  void reportsWhatIsChangedAddedAndRemoved(String before, String after, String expected)
      throws Exception {
    assertEquals(expected, String.join("; ", between(before.strip(), after.strip())));
  }

  @Test
  void marksPartsAndTheValuesThatContainThem() throws Exception {
    var after = (PyList) Constants.value("[1, {'a': [2, 3]}, 4]");
    var differences = Differences.between(Constants.value("[1, {'a': [2, 0]}, 4]"), after);
    var dict = (PyDict) after.items().get(1);
    assertFalse(differences.isMarked(after, 0));
    assertTrue(differences.isMarked(after, 1));
    assertTrue(differences.isMarked(dict, 0));
    assertTrue(differences.isMarked(dict.value(0), 1));
    assertFalse(differences.isMarked(dict.value(0), 0));
  }

  @Test
  void onlyAnInsertedItemIsMarked() throws Exception {
    var after = (PyList) Constants.value("['new', 1, 2, 3]");
    var differences = Differences.between(Constants.value("[1, 2, 3]"), after);
    assertTrue(differences.isMarked(after, 0));
    assertFalse(differences.isMarked(after, 1));
    assertFalse(differences.isMarked(after, 3));
  }

  /**
   * The differences transform one sequence into the other, and there are no more than necessary.
   */
  @Test
  void anAlignmentIsAsGoodAsTheLongestCommonSubsequence() {
    var random = new SplittableRandom(TestSeed.get());
    for (int round = 0; round < 2_000; round++) {
      long[] before = random.longs(random.nextInt(12), 0, 4).toArray();
      long[] after = random.longs(random.nextInt(12), 0, 4).toArray();
      int[] partners = Alignment.partners(before, after, new ComparisonBudget());
      int matched = 0;
      int last = -1;
      for (int i = 0; i < after.length; i++) {
        if (partners[i] >= 0) {
          assertTrue(partners[i] > last, "in order");
          assertEquals(before[partners[i]], after[i]);
          last = partners[i];
          matched++;
        }
      }
      assertEquals(longestCommon(before, after), matched, () -> "seed " + TestSeed.get());
    }
  }

  private static int longestCommon(long[] a, long[] b) {
    var best = new int[a.length + 1][b.length + 1];
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        best[i][j] =
            a[i - 1] == b[j - 1]
                ? best[i - 1][j - 1] + 1
                : Math.max(best[i - 1][j], best[i][j - 1]);
      }
    }
    return best[a.length][b.length];
  }

  @Test
  void longListsThatHaveLittleInCommonCostLittle() {
    var random = new SplittableRandom(TestSeed.get());
    var before = PyList.of(random.ints(30_000, 0, 50_000).<PyValue>mapToObj(PyInt::of).toList());
    var after = PyList.of(random.ints(29_999, 0, 50_000).<PyValue>mapToObj(PyInt::of).toList());
    var differences = Differences.between(before, after);
    assertEquals(Optional.empty(), differences.end());
    assertTrue(differences.count() > 20_000, "count " + differences.count());
  }

  @Test
  void cyclesAndSharedPartsAreComparedOnce() {
    PyList a = shared(60, PyInt.of(1));
    PyList b = shared(60, PyInt.of(2));
    a.add(a);
    b.add(b);
    var differences = Differences.between(a, b);
    assertEquals(Optional.empty(), differences.end());
    assertEquals(1, differences.count());
  }

  private static PyList shared(int depth, PyValue innermost) {
    PyList list = PyList.of(List.of(innermost));
    for (int i = 0; i < depth; i++) {
      list = PyList.of(List.of(list, list));
    }
    return list;
  }

  @Test
  void aValueEqualsItselfReadAgain() throws Exception {
    var random = new RandomValues(new SplittableRandom(TestSeed.get()));
    for (int i = 0; i < 300; i++) {
      String text = new Repr().of(random.value(4));
      if (!text.contains("nan") && !text.contains("inf")) {
        assertEquals(List.of(), between(text, text), text);
      }
    }
  }

  @Test
  void theListIsBoundedAndTheCountIsNot() {
    var before = PyList.of(java.util.Collections.nCopies(5_000, PyInt.of(0)));
    var after = PyList.of(java.util.Collections.nCopies(5_000, PyInt.of(1)));
    var differences = Differences.between(before, after);
    assertEquals(5_000, differences.count());
    assertEquals(Differences.MAX_LISTED, differences.list().size());
  }

  /**
   * Each hostile value of the corpus against the previous one: bounded, with the path where it
   * ends.
   */
  @Test
  void hostileValuesAreComparedWithinABound() throws Exception {
    var tooMuch = new ArrayList<String>();
    PyValue before = PyNone.NONE;
    int compared = 0;
    for (var row : Corpus.bad()) {
      PyValue after;
      try {
        after = PickleReader.read(Corpus.pickle(row));
      } catch (PickleException e) {
        continue; // covered by another test
      }
      PyValue was = before;
      long bytes =
          Math.min(
              Allocation.of(() -> Differences.between(was, after).list()),
              Allocation.of(() -> Differences.between(after, was).list()));
      if (bytes > MOST) {
        tooMuch.add("%s: %,d bytes".formatted(Corpus.name(row), bytes));
      }
      before = after;
      compared++;
    }
    assertTrue(compared > 100, "compared " + compared);
    assertEquals(List.of(), tooMuch);
  }

  /**
   * A list that contains one list repeatedly, and one of many small ones: each pair is different.
   */
  @Test
  void theLimitIsReportedWithItsPath() {
    var large = PyList.of(java.util.Collections.nCopies(5_000, PyInt.of(0)));
    var before = PyList.of(java.util.Collections.nCopies(5_000, large));
    var after = new ArrayList<PyValue>();
    for (int i = 0; i < 5_000; i++) {
      after.add(PyList.of(List.of(PyInt.of(i))));
    }
    long bytes =
        Allocation.of(() -> {
          var differences = Differences.between(before, PyList.of(after));
          String end = differences.end().orElseThrow();
          assertTrue(end.matches("\\[[0-9]+]\\[?.*"), end);
        });
    assertTrue(bytes < MOST, "%,d bytes".formatted(bytes));
  }
}
