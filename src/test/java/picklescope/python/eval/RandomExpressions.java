package picklescope.python.eval;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picklescope.python.regex.RandomPatterns;

/** Random expressions from a seed, usually of matching types. */
public final class RandomExpressions {
  /** The names in them, as a dict. */
  public static final String NAMES =
      "{'a': 7, 'b': -2.5, 'c': 12345678901234567890, 's': 'Hello wörld \\U0001f600', 't': 'ab',"
          + " 'raw': b'\\x80\\x04ab ', 'l': [1, 2.0, 'x', [3]], 'n': [5, 3, 8, 3], 'd': {'k': 1, 2:"
          + " 'two', (1, 2): None}, 'u': (1, 'b'), 'z': None, 'yes': True, 'q': {1, 2, 3}}";

  private static final String[] CLASSES = {
    "object",
    "complex",
    "int",
    "float",
    "bool",
    "str",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "bytes",
    "bytearray",
    "type",
    "type(None)"
  };

  private final RandomGenerator random;
  private final RandomPatterns patterns;
  // the number of open parts whose result depends on the order of a set's members
  private int ordered;

  public RandomExpressions(RandomGenerator random) {
    this.random = random;
    patterns = new RandomPatterns(random);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns an expression with approximately that many nested operations. */
  public String any(int depth) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> integer(depth);
      case 2 -> number(depth);
      case 3, 4 -> bool(depth);
      case 5 -> text(depth);
      case 6 -> list(depth);
      case 7 -> pick("d", "u", "z", "raw", "{1: " + any(depth - 1) + ", 'k': 2}", "()");
      case 8 -> complex(depth);
      case 9 -> set(depth);
      default -> octets(depth);
    };
  }

  /** Returns an expression like {@link #any}, or a class. */
  private String value(int depth) {
    return random.nextInt(8) == 0 ? pick(CLASSES) : any(depth);
  }

  /** Returns an expression whose last digits depend on the C library. */
  public String inexact() {
    return switch (random.nextInt(4)) {
      case 0 -> "abs(" + complex(1) + ")";
      case 1 -> "(" + number(1) + " ** " + pick("0.5", "-1.5", "b", "0.0", "2.0") + ")";
      case 2 -> "(" + number(1) + " ** " + complex(1) + ")";
      default -> "(" + complex(1) + " ** " + pick(number(0), complex(1)) + ")";
    };
  }

  /** Returns a part whose result would depend on the order of a set's members. */
  private String ordered(Supplier<String> part) {
    ordered++;
    String text = part.get();
    ordered--;
    return text;
  }

  private String complex(int depth) {
    if (depth <= 0) {
      return pick(
          "1j",
          "-2.5j",
          "(2-3j)",
          "complex(1, -2)",
          "complex('1+2j')",
          "complex(' (3e2-1_0j) ')",
          "complex('-j')",
          "complex('nan')",
          "complex('-inf+infj')",
          "complex('1j2')",
          "complex('1 + 2j')",
          "complex()",
          "0j",
          "complex('-0')",
          "complex(a, b)",
          "complex(s)");
    }
    int d = depth - 1;
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          "(" + complex(d) + pick(" + ", " - ", " * ", " / ") + pick(complex(d), number(d)) + ")";
      case 2 ->
          "(" + integer(d) + pick(" + ", " - ", " * ", " / ", " // ", " % ") + complex(d) + ")";
      case 3 -> "(" + complex(d) + " ** " + pick("0", "1", "2", "3", "-1", "yes", "5.0") + ")";
      case 4 -> "(-" + complex(d) + ")";
      case 5 -> "complex(" + any(d) + pick(")", ", " + number(d) + ")");
      default -> complex(d);
    };
  }

  private String set(int depth) {
    if (ordered > 0) {
      return pick("set()", "{1}", "frozenset(['a'])");
    }
    if (depth <= 0) {
      return pick("q", "set()", "{1, 2.0, 'x'}", "frozenset([1, 'b', (1, 2)])", "{True, None}");
    }
    int d = depth - 1;
    return switch (random.nextInt(5)) {
      case 0, 1 -> "(" + set(d) + pick(" | ", " & ", " - ", " ^ ") + set(d) + ")";
      case 2 -> "{" + any(d) + ", " + value(d) + "}";
      case 3 -> pick("set(", "frozenset(") + pick(list(d), set(d), text(d), "d") + ")";
      default -> set(d);
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
      case 5 -> "len(" + pick(text(d), list(d), "d", "u", set(d)) + ")";
      case 6 -> pick("-", "+", "~") + integer(d);
      case 7 -> "int(" + pick(number(d), "'12'", "' -0x1f '", "'1_0'", text(d), inBase()) + ")";
      case 8 -> text(d) + ".find(" + text(d) + pick("", ", 1", ", -3", ", 0, 4") + ")";
      case 9 -> text(d) + ".count(" + text(d) + pick("", ", 1", ", -3, -1") + ")";
      case 10 -> "sum(" + pick("n", "[" + integer(d) + ", " + integer(d) + "]", "n[1:]", "q") + ")";
      case 11 ->
          pick("min", "max")
              + "("
              + ordered(() -> pick("n", integer(d) + ", " + number(d), list(d)))
              + ")";
      case 12 -> "abs(" + integer(d) + ")";
      case 13 -> "n[" + integer(d) + "]";
      case 14 -> "round(" + number(d) + pick("", ", 1", ", -1", ", None") + ")";
      default -> "(" + integer(d) + " if " + bool(d) + " else " + integer(d) + ")";
    };
  }

  private String inBase() {
    return pick(
            "'0b1'", "' -0x1f '", "'0_1'", "'0o_17'", "'0x'", "b'0B1_0'", "'\\u0663z'", "'00'", "s")
        + ", "
        + pick("0", "2", "8", "10", "16", "36", "1", "yes", "b");
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
    return switch (random.nextInt(9)) {
      case 8 -> complex(d) + pick(".real", ".imag");
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
    return switch (random.nextInt(18)) {
      case 15 -> "(" + set(d) + compare + set(d) + ")";
      case 16 -> patterns.call();
      case 17 -> "(" + complex(d) + compare + pick(complex(d), number(d)) + ")";
      case 0, 1 -> "(" + number(d) + compare + integer(d) + ")";
      case 2 -> "(" + text(d) + compare + text(d) + ")";
      case 3 -> "(" + list(d) + compare + list(d) + ")";
      case 4 -> "(" + value(d) + pick(" == ", " != ") + value(d) + ")";
      case 5 -> "(" + integer(d) + compare + number(d) + compare + integer(d) + ")";
      case 6 -> "(" + text(d) + pick(" in ", " not in ") + text(d) + ")";
      case 7 -> "(" + any(d) + pick(" in ", " not in ") + pick(list(d), "d", "u", set(d)) + ")";
      case 8 -> "(" + bool(d) + pick(" and ", " or ") + any(d) + ")";
      case 9 -> "(not " + any(d) + ")";
      case 10 ->
          "isinstance("
              + value(d)
              + ", "
              + pick(pick(CLASSES), "(float, str)", "type(" + any(0) + ")", "(complex, (object,))")
              + ")";
      case 11 -> pick("any", "all") + "(" + list(d) + ")";
      case 12 ->
          text(d)
              + pick(".startswith(", ".endswith(")
              + pick(text(0), "('a', 'H')", text(0) + ", 1")
              + ")";
      case 13 ->
          "(type(" + value(d) + pick(") == ", ") is ", ") != ", ") is not ") + pick(CLASSES) + ")";
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
          "'a😀bΣ'",
          "'ΑΣ \\u019b'",
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
      case 6 -> "str(" + ordered(() -> any(d)) + ")";
      case 7 -> "repr(" + ordered(() -> any(d)) + ")";
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
      case 0, 1 -> "[" + value(d) + ", " + any(d) + "]";
      case 2 -> "(" + any(d) + ", " + any(d) + ")";
      case 3 -> list(d) + slice();
      case 4 -> "(" + list(d) + " + " + list(d) + ")";
      case 5 -> "(" + pick("2", "0", "a", "-1") + " * " + list(d) + ")";
      case 6 -> "sorted(" + ordered(() -> list(d)) + pick("", ", reverse=True") + ")";
      case 7 -> text(d) + ".split(" + pick("", "'l'", "None, 1", "'', 1", "' ', -1") + ")";
      default -> pick("list(", "tuple(") + ordered(() -> pick(text(d), list(d), "d")) + ")";
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
