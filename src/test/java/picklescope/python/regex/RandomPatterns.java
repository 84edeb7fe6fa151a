package picklescope.python.regex;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/** Random calls of {@code re}, with patterns that are usually well-formed. */
public final class RandomPatterns {
  private static final String[] CHARACTERS = {
    "a",
    "b",
    "A",
    "B",
    "k",
    "K",
    "\u212A",
    "s",
    "\u017F",
    "i",
    "I",
    "\u0130",
    "\u0131",
    "\u03A3",
    "\u03C3",
    "\u03C2",
    "\u00E9",
    "\u00C9",
    "\u00DF",
    "\u1E9E",
    "\u01C5",
    "\u00B5",
    "1",
    "\u0663",
    "\u00BD",
    "_",
    " ",
    "\u001C",
    "\u0085",
    "\u00A0",
    "\n",
    "\n",
    "\r",
    "-",
    "\u0301",
    "\uD83D\uDE00",
    "\uD835\uDC00",
    "a",
    "b",
    "ab",
    "\uFB05",
    "\uFB06",
    "\u0345",
    "\u03B9",
    ",",
    "0"
  };

  private final RandomGenerator random;
  private boolean isText;
  private int groups;

  public RandomPatterns(RandomGenerator random) {
    this.random = random;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns a call whose value is a bool. */
  public String call() {
    isText = random.nextInt(5) > 0;
    groups = 0;
    String pattern = (random.nextInt(4) == 0 ? flags() : "") + alternatives(3);
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(character());
    }
    String shown = literal(pattern);
    return "(re.%s(%s, %s) is not None)"
        .formatted(
            pick("search", "search", "match", "fullmatch"),
            random.nextInt(4) == 0 ? (isText ? "t[:0] + " : "raw[:0] + ") + shown : shown,
            literal(text.toString()));
  }

  private String literal(String text) {
    return isText
        ? new Repr().of(PyStr.of(text))
        : new Repr().of(PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private String character() {
    String one = CHARACTERS[random.nextInt(CHARACTERS.length)];
    return isText || one.codePointAt(0) < 256 ? one : "a";
  }

  private String flags() {
    return "(?" + pick("i", "i", "a", "ai", "m", "s", "x", "u", "im", "L", "ia", "au", "z") + ")";
  }

  private String alternatives(int depth) {
    String one = sequence(depth);
    return random.nextInt(4) == 0 ? one + "|" + sequence(depth) : one;
  }

  private String sequence(int depth) {
    var all = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      all.append(item(depth)).append(repetition());
    }
    return all.toString();
  }

  private String repetition() {
    if (random.nextInt(3) > 0) {
      return "";
    }
    return pick(
            "*", "+", "?", "{2}", "{1,2}", "{,1}", "{1,}", "{,}", "{", "{}", "{1", "{2,1}", "{0}")
        + pick("", "", "", "", "?", "?", "+", "+", "*");
  }

  private String item(int depth) {
    return switch (random.nextInt(depth > 0 ? 22 : 12)) {
      case 0 -> pick("\\w", "\\W", "\\d", "\\D", "\\s", "\\S");
      case 1 -> pick("\\b", "\\B", "^", "$", "\\A", "\\Z");
      case 2 -> ".";
      case 3, 4 -> set();
      case 5 ->
          random.nextInt(8) == 0
              ? pick("\\z", "\\8", "\\400", "\\x4", "\\é", "\\u017f")
              : pick("\\n", "\\x41", "\\101", "\\0", "\\.", "\\-", "\\_", "\\07", "\\ ", named());
      case 12, 13, 14 -> {
        groups++;
        yield "(" + pick("", "", "?P<n" + groups + ">") + alternatives(depth - 1) + ")";
      }
      case 15 -> "(?:" + alternatives(depth - 1) + ")";
      case 16 -> pick("(?=", "(?!", "(?>") + alternatives(depth - 1) + ")";
      case 17 -> pick("(?<=", "(?<!") + (random.nextBoolean() ? item(0) : sequence(0)) + ")";
      case 18 ->
          "(?"
              + pick("i", "-i", "s-i", "m", "a", "x", "u", "i-s")
              + ":"
              + alternatives(depth - 1)
              + ")";
      case 19 -> groups == 0 ? character() : "\\" + (1 + random.nextInt(groups));
      case 20 -> pick("(?P=n1)", "(?(1)" + item(0) + "|" + item(0) + ")", "(?(1)" + item(0) + ")");
      case 21 -> random.nextInt(4) > 0 ? "(?#c)" : pick("(?i)", "(?<n>a)", ")", "(", "[", "#");
      default -> character();
    };
  }

  private String named() {
    return isText ? pick("\\u017f", "\\U0001F600", "\\N{LATIN SMALL LETTER B}") : "\\xE9";
  }

  private String set() {
    var all = new StringBuilder(pick("[", "[", "[^"));
    all.append(pick("", "", "", "]", "-"));
    for (int i = random.nextInt(3); i >= 0; i--) {
      all.append(
          switch (random.nextInt(6)) {
            case 0 -> pick("\\w", "\\W", "\\d", "\\S", "\\s", "\\b", "\\n", "\\]", "\\101", "\\B");
            case 1 ->
                pick(
                    "a-c",
                    "A-Z",
                    "0-9",
                    "\u00E0-\u00FF",
                    "b-a",
                    "a-\\w",
                    "!--",
                    "\\x00-\\xff",
                    "^-b");
            case 2 ->
                isText ? pick("\u0100-\u0200", "\u0370-\u03FF", "\uD83D\uDE00-\uD83D\uDE4F") : "&&";
            default -> character();
          });
    }
    return all.append(pick("]", "]", "]", "-]")).toString();
  }
}
