package picklescope.python;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random expressions from a seed, mostly of fitting kinds. */
public final class RandomExpressions {
  /** The names in them, as a dict. */
  public static final String NAMES =
      "{'a': 7, 'b': -2.5, 'c': 12345678901234567890, 's': 'Hello wörld \\U0001f600', 't': 'ab',"
          + " 'raw': b'\\x80\\x04ab ', 'l': [1, 2.0, 'x', [3]], 'n': [5, 3, 8, 3], 'd': {'k': 1, 2:"
          + " 'two', (1, 2): None}, 'u': (1, 'b'), 'z': None, 'yes': True, 'q': {1, 2, 3}}";

  private final RandomGenerator random;

  public RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An expression of about that many operations inside each other. */
  public String any(int depth) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> integer(depth);
      case 2 -> number(depth);
      case 3, 4 -> bool(depth);
      case 5 -> text(depth);
      case 6 -> list(depth);
      case 7 -> pick("d", "u", "z", "q", "raw", "{1: " + any(depth - 1) + ", 'k': 2}", "()");
      default -> octets(depth);
    };
  }

  private boolean isOdd() {
    return random.nextInt(14) == 0;
  }

  String integer(int depth) {
    if (depth <= 0) {
      return pick(
          "a", "c", "0", "1", "2", "-1", "3", "10", "0x1F", "9007199254740993", "yes", "1_000");
    }
    if (isOdd()) {
      return any(depth - 1);
    }
    int d = depth - 1;
    return switch (random.nextInt(16)) {
      case 0, 1, 2 ->
          "("
              + integer(d)
              + pick(" + ", " - ", " * ", " // ", " % ", " & ", " | ", " ^ ")
              + integer(d)
              + ")";
      case 3 -> "(" + integer(d) + " ** " + pick("0", "1", "2", "3", "5") + ")";
      case 4 -> "(" + integer(d) + pick(" << ", " >> ") + pick("0", "1", "7", "40", "-1") + ")";
      case 5 -> "len(" + pick(text(d), list(d), "d", "u", "q") + ")";
      case 6 -> pick("-", "+", "~") + integer(d);
      case 7 -> "int(" + pick(number(d), "'12'", "' -0x1f '", "'1_0'", text(d)) + ")";
      case 8 -> text(d) + ".find(" + text(d) + pick("", ", 1", ", -3", ", 0, 4") + ")";
      case 9 -> text(d) + ".count(" + text(d) + pick("", ", 1", ", -3, -1") + ")";
      case 10 -> "sum(" + pick("n", "[" + integer(d) + ", " + integer(d) + "]", "n[1:]") + ")";
      case 11 -> pick("min", "max") + "(" + pick("n", integer(d) + ", " + number(d), list(d)) + ")";
      case 12 -> "abs(" + integer(d) + ")";
      case 13 -> "n[" + integer(d) + "]";
      case 14 -> "round(" + number(d) + pick("", ", 1", ", -1", ", None") + ")";
      default -> "(" + integer(d) + " if " + bool(d) + " else " + integer(d) + ")";
    };
  }

  String number(int depth) {
    if (depth <= 0) {
      return pick(
          "b",
          "0.5",
          "1e3",
          "-0.0",
          "1.5",
          "9007199254740993.0",
          "1e300",
          "float('inf')",
          "float('nan')");
    }
    if (isOdd()) {
      return any(depth - 1);
    }
    int d = depth - 1;
    return switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          "(" + number(d) + pick(" + ", " - ", " * ", " / ", " // ", " % ") + number(d) + ")";
      case 3 -> "(" + integer(d) + " / " + integer(d) + ")";
      case 4 -> "float(" + pick(integer(d), "'1.5'", "' 1_0e2 '", text(d)) + ")";
      case 5 -> pick("-", "+") + number(d);
      case 6 ->
          pick("abs", "max", "min") + "(" + number(d) + pick(")", ", 1)").replace(", 1)", ")");
      default -> integer(d);
    };
  }

  String bool(int depth) {
    if (depth <= 0) {
      return pick("yes", "True", "False", "not a", "z is None");
    }
    if (isOdd()) {
      return any(depth - 1);
    }
    int d = depth - 1;
    String compare = pick(" == ", " != ", " < ", " <= ", " > ", " >= ");
    return switch (random.nextInt(15)) {
      case 0, 1 -> "(" + number(d) + compare + integer(d) + ")";
      case 2 -> "(" + text(d) + compare + text(d) + ")";
      case 3 -> "(" + list(d) + compare + list(d) + ")";
      case 4 -> "(" + any(d) + pick(" == ", " != ") + any(d) + ")";
      case 5 -> "(" + integer(d) + compare + number(d) + compare + integer(d) + ")";
      case 6 -> "(" + text(d) + pick(" in ", " not in ") + text(d) + ")";
      case 7 ->
          "("
              + any(d)
              + pick(" in ", " not in ")
              + pick(list(d), "d", "u", "q", "{1, 2.0, 'x'}")
              + ")";
      case 8 -> "(" + bool(d) + pick(" and ", " or ") + any(d) + ")";
      case 9 -> "(not " + any(d) + ")";
      case 10 ->
          "isinstance("
              + any(d)
              + ", "
              + pick("int", "(float, str)", "list", "type(" + any(0) + ")")
              + ")";
      case 11 -> pick("any", "all") + "(" + list(d) + ")";
      case 12 ->
          text(d)
              + pick(".startswith(", ".endswith(")
              + pick(text(0), "('a', 'H')", text(0) + ", 1")
              + ")";
      case 13 ->
          "(type("
              + any(d)
              + pick(") == ", ") is ", ") != ", ") is not ")
              + pick("int", "str", "float", "bool", "list", "tuple", "type(None)", "bytes")
              + ")";
      default ->
          "(re.search("
              + pick(
                  "'l+'",
                  "r'\\bw', ".replace(", ", ""),
                  "'^H.*d'",
                  "'[a-c]$'",
                  "r'(?i)HELLO'",
                  "'(a|b)*c'",
                  "'x{2}'",
                  "'[[a]'")
              + ", "
              + text(d)
              + ") is not None)";
    };
  }

  String text(int depth) {
    if (depth <= 0) {
      return pick(
          "s",
          "t",
          "''",
          "'a'",
          "'ab c'",
          "'ÄÖß'",
          "' \\t x\\n'",
          "'\\ud800'",
          "'\\U0001f600'",
          "'HeLLo'");
    }
    if (isOdd()) {
      return any(depth - 1);
    }
    int d = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> "(" + text(d) + " + " + text(d) + ")";
      case 1 -> "(" + text(d) + " * " + pick("0", "1", "2", "-1", "a") + ")";
      case 2 ->
          text(d)
              + pick(
                  ".lower()", ".upper()", ".strip()", ".strip('aH')", ".lstrip()", ".rstrip('d')");
      case 3, 4 -> text(d) + slice();
      case 5 -> text(d) + "[" + pick("0", "1", "-1", "-2", "20") + "]";
      case 6 -> "str(" + any(d) + ")";
      case 7 -> "repr(" + any(d) + ")";
      case 8 -> pick("min", "max") + "(" + text(d) + ", " + text(d) + ")";
      case 9 -> text(d) + ".split(" + text(0) + ")[0]";
      case 10 -> "(" + text(d) + " or " + text(d) + ")";
      default -> text(d);
    };
  }

  String octets(int depth) {
    return pick("raw", "b''", "b'ab'", "bytearray(b'a b')", "b'\\xff'")
        + pick(
            "",
            slice(),
            " + b'x'",
            ".upper()",
            ".strip()",
            ".split()",
            ".find(b'a')",
            "[0]",
            ".startswith(b'a')",
            ".count(97)");
  }

  String list(int depth) {
    if (depth <= 0) {
      return pick("l", "n", "[]", "u", "[1, 2]", "(3,)", "[True, 1.0]");
    }
    if (isOdd()) {
      return any(depth - 1);
    }
    int d = depth - 1;
    return switch (random.nextInt(9)) {
      case 0, 1 -> "[" + String.join(", ", List.of(any(d), any(d))) + "]";
      case 2 -> "(" + any(d) + ", " + any(d) + ")";
      case 3 -> list(d) + slice();
      case 4 -> "(" + list(d) + " + " + list(d) + ")";
      case 5 -> "(" + pick("2", "0", "a", "-1") + " * " + list(d) + ")";
      case 6 -> "sorted(" + list(d) + pick("", ", reverse=True") + ")";
      case 7 -> text(d) + ".split(" + pick("", "'l'", "None, 1", "'', 1", "' ', -1") + ")";
      default -> pick("list(", "tuple(") + pick(text(d), list(d), "d") + ")";
    };
  }

  private String slice() {
    String part = pick("", "1", "-2", "0", "3", "100", "-100");
    return "["
        + part
        + ":"
        + pick("", "2", "-1", "5", "-100")
        + pick("", ":", ":2", ":-1", ":-2", ":0")
        + "]";
  }
}
