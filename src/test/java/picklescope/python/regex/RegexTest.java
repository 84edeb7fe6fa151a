package picklescope.python.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PythonProcess;
import picklescope.python.Repr;
import picklescope.python.eval.Agreement;
import picklescope.python.eval.Constants;
import picklescope.python.text.Casing;
import picklescope.python.text.Printable;

/** {@code re} against a real python3. */
class RegexTest {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "a b", "a\n", "\n", "\u001C", "\u00BD", "\u0301", "\u0663", "_", "aa");

  private static final String KNOWN =
      "[c for c in %s if __import__('unicodedata').category(chr(c)) != 'Cn']";

  private static void compare(List<String> expressions) throws Exception {
    var agreement = new Agreement("{}");
    agreement.compare(expressions, false);
    agreement.check(TestSeed.get());
  }

  private static String call(String pattern, String text) {
    return "re.search(%s, %s) is not None"
        .formatted(new Repr().of(PyStr.of(pattern)), new Repr().of(PyStr.of(text)));
  }

  @Test
  void whatDiffersFromOtherEngines() throws Exception {
    var expressions = new ArrayList<String>();
    for (String pattern :
        List.of(
            "\\w",
            "\\W",
            "\\s",
            "\\d",
            "(?a)\\w",
            "(?a)\\s",
            "(?a:\\d)",
            "\\b",
            "\\B",
            "$?",
            "\\b??",
            "^*",
            "a$",
            "(?m)^$",
            "(?u)\\w",
            "(?L)a",
            "(?d)a",
            "(?U)a",
            "a(?i)",
            "(?i)(?s)a.",
            "(?<n>a)",
            "(?P<n>a)(?P=n)",
            "(a)\\11",
            "\\101",
            "(a)?(?(1)b|a)",
            "(?<=a+)b",
            "(?<=ab|ba)",
            "(?<=a)b",
            "(?<!^)a",
            "a{,1}b",
            "a{,}",
            "a{",
            "{",
            "}",
            "a{1",
            "a**",
            "a*+a",
            "(?>a|ab)b",
            "(?:a|ab){1}+b",
            "[]a]",
            "[^]a]",
            "[a-\\w]",
            "[[a]",
            "[a&&b]",
            "\\p{L}",
            "\\h",
            "\\Q",
            "\\z",
            "(?x) a b # c",
            "(?x)[ ]",
            "(?#c)a",
            "a(?#c)*",
            "(?-a:a)",
            "(?-i:a)",
            "(?i-i:a)",
            "\\N{BULLET}",
            "(?(2)a)",
            "(\\1)",
            "()*",
            "(?:)*",
            "(a*)*$",
            "(a|b*)*?$")) {
      TEXTS.forEach(text -> expressions.add(call(pattern, text)));
    }
    compare(expressions);
  }

  /**
   * Characters with case, and all whose case mapping is not one to one, matched without regard to
   * case.
   */
  @Test
  void upperAndLowerCase() throws Exception {
    var expressions = new ArrayList<String>();
    for (int point = 0; point < 0x20000; point++) {
      int[] all = Casing.caseVariants(point);
      for (int caseVariants : all) {
        if (caseVariants != point && Printable.is(point) && (all.length > 2 || point % 4 == 0)) {
          String one = Character.toString(caseVariants);
          expressions.add(call("(?i)" + one, Character.toString(point)));
          expressions.add(call("(?i)[^" + one + "]", Character.toString(point)));
          expressions.add(call("(?ai)" + one, Character.toString(point)));
        }
      }
    }
    compare(expressions);
  }

  /** The words, digits and spaces among all characters that this python3 knows. */
  @Test
  void characterClasses() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    var points = PyList.of();
    for (int i = 0; i < 3_000; i++) {
      int point = random.nextInt(i % 2 == 0 ? 0x3000 : 0x20000);
      if (Printable.is(point)) {
        points.add(PyInt.of(point));
      }
    }
    String known;
    try (var python = new PythonProcess()) {
      known = python.evaluate(List.of(KNOWN.formatted(points))).getFirst();
    }
    var expressions = new ArrayList<String>();
    for (PyValue point : ((PyList) Constants.value(known)).items()) {
      String text = new Repr().of(PyStr.ofCodePoints((int) ((PyInt) point).longValue()));
      for (String kind : List.of("\\\\w", "\\\\d", "\\\\s", "\\\\b")) {
        expressions.add("re.search('%s', %s) is not None".formatted(kind, text));
      }
    }
    compare(expressions);
  }

  @Test
  void randomPatterns() throws Exception {
    random(1_500);
  }

  @Test
  @Tag("slow")
  void manyRandomPatterns() throws Exception {
    random(100_000);
  }

  private static void random(int count) throws Exception {
    var patterns = new RandomPatterns(new SplittableRandom(TestSeed.get()));
    var expressions = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      expressions.add(patterns.call());
    }
    var agreement = new Agreement("{'t': '', 'raw': b''}");
    agreement.compare(expressions, false);
    agreement.check(TestSeed.get());
    agreement.checkValues();
  }
}
