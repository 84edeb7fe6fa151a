package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

/**
 * Every operator, function and method of expressions with the boundary values of every type,
 * against a real python3; {@link CompiledTest} has random ones.
 */
class EdgeExpressionsTest {
  private static final List<String> NUMBERS =
      List.of(
          "True",
          "False",
          "0",
          "-1",
          "7",
          "9007199254740993",
          "9223372036854775808",
          "10**400",
          "-10**400",
          "-0.0",
          "1.0",
          "2.5",
          "-7.5",
          "9007199254740992.0",
          "9223372036854775808.0",
          "1e308",
          "5e-324",
          "float('inf')",
          "float('-inf')",
          "float('nan')");

  private static final List<String> OTHERS =
      List.of(
          "None",
          "''",
          "'a'",
          "'ab'",
          "'Ab'",
          "'b a'",
          "'\\uffee'",
          "'\\U0001f600'",
          "'\\ud83d'",
          "'12'",
          "' -1.5e3 '",
          "b''",
          "b'a'",
          "bytearray(b'a')",
          "[]",
          "[1]",
          "[1.0, 2]",
          "[1, 'a']",
          "[[2], [1]]",
          "()",
          "(1,)",
          "(1, 2)",
          "{}",
          "{'a': 1}",
          "{1: 'a', None: 2}",
          "set()",
          "{1, 2}",
          "frozenset({1})",
          "int",
          "str",
          "type(None)");

  private static final List<String> VALUES = joined(NUMBERS, OTHERS);
  private static final List<String> TEXTS =
      List.of("''", "'a'", "'aBa'", "' a b  c '", "'ÄÖß\\u0130'", "'a\\ud83d\\U0001f600a'", "'ǅ'");

  private static List<String> joined(List<String> one, List<String> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  private static void compare(List<String> expressions) throws Exception {
    var agreement = new Agreement("{}");
    agreement.compare(expressions, false);
    agreement.check(TestSeed.get());
  }

  @Test
  void comparisons() throws Exception {
    var expressions = new ArrayList<String>();
    for (String left : VALUES) {
      for (String right : VALUES) {
        for (String operator : List.of("==", "!=", "<", "<=", ">", ">=", "in", "not in")) {
          expressions.add(left + " " + operator + " " + right);
        }
      }
    }
    compare(expressions);
  }

  @Test
  void chainsOfComparisons() throws Exception {
    var expressions = new ArrayList<String>();
    var values = List.of("1", "1.0", "True", "2", "'a'", "'b'", "float('nan')", "10**400", "[1]");
    for (String a : values) {
      for (String b : values) {
        for (String c : values) {
          expressions.add(a + " < " + b + " <= " + c);
          expressions.add(a + " == " + b + " != " + c);
          expressions.add("not " + a + " >= " + b + " in [" + c + "] == [1]");
        }
      }
    }
    compare(expressions);
  }

  @Test
  void truthAndChoices() throws Exception {
    var expressions = new ArrayList<String>();
    for (String left : VALUES) {
      expressions.add("not " + left);
      expressions.add("1 if " + left + " else 2");
      expressions.add(left + " is None");
      expressions.add(left + " is not None");
      for (String right : VALUES) {
        expressions.add(left + " and " + right);
        expressions.add(left + " or " + right);
        expressions.add("any([" + left + ", " + right + "])");
        expressions.add("all([" + left + ", " + right + "])");
      }
    }
    compare(expressions);
  }

  @Test
  void arithmetic() throws Exception {
    var expressions = new ArrayList<String>();
    for (String left : VALUES) {
      expressions.add("-" + left);
      expressions.add("+" + left);
      expressions.add("~" + left);
      for (String right : VALUES) {
        for (String operator : List.of("+", "-", "*", "/", "//", "%", "&", "|", "^")) {
          boolean formats = operator.equals("%") && left.matches("b?['(].*|bytearray.*");
          boolean union = operator.equals("|") && left.matches("None|int|str|type.*");
          if (!formats && !union) { // formatting and unions of types are not supported
            expressions.add("(" + left + ") " + operator + " (" + right + ")");
          }
        }
      }
      for (String right : List.of("0", "1", "-1", "2", "0.5", "True", "'a'", "None")) {
        expressions.add("(" + left + ") ** " + right);
        expressions.add("(" + left + ") << " + right);
        expressions.add("(" + left + ") >> " + right);
      }
    }
    compare(expressions);
  }

  @Test
  void unpacking() throws Exception {
    var expressions = new ArrayList<String>();
    for (String value : VALUES) {
      for (String form :
          List.of(
              "[*(%s)]",
              "(0, *(%s), 0)",
              "{*(%s), 1}",
              "[1, *(%s), *(%1$s)]",
              "{**(%s)}",
              "{**{'a': 1, 'b': 2}, **(%s), 'a': 3}",
              "{'a': 0, **(%s)}")) {
        expressions.add(form.formatted(value));
      }
    }
    expressions.addAll(
        List.of("[*[1] + [2]]", "{**{1: 2} if True else {}}", "(*[1])", "[*[] or [1]]", "[**{}]"));
    compare(expressions);
  }

  @Test
  void functions() throws Exception {
    var expressions = new ArrayList<String>();
    var functions =
        List.of(
            "len", "abs", "min", "max", "round", "int", "float", "str", "repr", "any", "all", "sum",
            "sorted", "type", "bool", "list", "tuple");
    for (String value : VALUES) {
      for (String function : functions) {
        expressions.add(function + "(" + value + ")");
      }
      for (String digits : List.of("0", "1", "-1", "2", "-3", "None", "'a'")) {
        expressions.add("round(" + value + ", " + digits + ")");
      }
      expressions.add("sorted(" + value + ", reverse=True)");
      expressions.add("sum(" + value + ", 5)");
      for (String other : VALUES) {
        expressions.add("min(" + value + ", " + other + ")");
        expressions.add("max([" + value + ", " + other + "])");
        expressions.add("sorted([" + value + ", " + other + ", " + value + "])");
      }
    }
    compare(expressions);
  }

  @Test
  void dictsOfPairs() throws Exception {
    compare(
        List.of(
            "dict([('a', 1), ['b', 2]])",
            "dict(((1, 2), (1.0, 3)), x=4)",
            "dict([])",
            "dict(())",
            "dict([(1,)])",
            "dict([(1, 2, 3)])",
            "dict([([], 1)])",
            "dict([1])",
            "dict(5)"));
  }

  @Test
  void typesAndTheirNames() throws Exception {
    var expressions = new ArrayList<String>();
    var types =
        List.of(
            "int",
            "float",
            "str",
            "bool",
            "bytes",
            "bytearray",
            "list",
            "tuple",
            "dict",
            "set",
            "frozenset",
            "type(None)",
            "object",
            "complex");
    for (String value : VALUES) {
      for (String type : types) {
        expressions.add("isinstance(" + value + ", " + type + ")");
        expressions.add("type(" + value + ") == " + type);
        expressions.add("type(" + value + ") is not " + type);
        expressions.add("isinstance(" + value + ", (str, (" + type + ",)))");
      }
      expressions.add("isinstance(" + value + ", 5)");
      expressions.add("str(type(" + value + "))");
      expressions.add("type(" + value + ") in (int, str)");
    }
    compare(expressions);
  }

  @Test
  void indexesAndSlices() throws Exception {
    var expressions = new ArrayList<String>();
    var bounds = List.of("", "-7", "-2", "0", "2", "7", "10**30", "-10**30");
    for (String base :
        List.of("'h\\u00e9\\ud83dl\\U0001f600'", "b'abcde'", "[0, 1, 2, 3, 4]", "(0, 1, 2)")) {
      for (String from : bounds) {
        for (String to : bounds) {
          for (String step : List.of("", ":", ":1", ":2", ":-1", ":-2", ":-3", ":0", ":None")) {
            expressions.add(base + "[" + from + ":" + to + step + "]");
          }
        }
      }
      for (String at : List.of("0", "-1", "4", "5", "-6", "True", "1.0", "'a'", "None", "10**30")) {
        expressions.add(base + "[" + at + "]");
      }
    }
    for (String key : VALUES) {
      expressions.add("{1: 'one', 'a': 2, (1, 2): 3}[" + key + "]");
    }
    compare(expressions);
  }

  @Test
  void methodsOfText() throws Exception {
    var expressions = new ArrayList<String>();
    for (String text : TEXTS) {
      for (String method : List.of("lower", "upper", "strip", "lstrip", "rstrip", "split")) {
        expressions.add(text + "." + method + "()");
        expressions.add(text + "." + method + "(1)");
      }
      for (String other : joined(TEXTS, List.of("None", "1", "b'a'", "('a', 'Ä')", "(1,)"))) {
        for (String method : List.of("startswith", "endswith", "find", "count")) {
          for (String range : List.of("", ", 1", ", -1", ", 0, 2", ", 5", ", None, 1")) {
            expressions.add(text + "." + method + "(" + other + range + ")");
          }
        }
        expressions.add(text + ".strip(" + other + ")");
        for (String most : List.of("", ", 0", ", 1", ", -1")) {
          expressions.add(text + ".split(" + other + most + ")");
        }
      }
    }
    for (String value : List.of("1", "None", "[1]", "()", "{}", "b'a'", "2.5")) {
      for (String call :
          List.of("lower()", "startswith('a')", "split()", "find('a')", "count(1)")) {
        expressions.add("(" + value + ")." + call);
      }
    }
    compare(expressions);
  }

  @Test
  void regularExpressions() throws Exception {
    var expressions = new ArrayList<String>();
    for (String pattern :
        List.of(
            "a",
            "^a",
            "a$",
            "b+",
            "[^a]",
            "a|b",
            "(a)(b)?",
            "\\\\s",
            "\\\\w+$",
            "\\\\bb",
            "(?i)A",
            "a{2,}",
            "a.",
            "\\\\d",
            "[a-c]{2}",
            "(?:a|b)+c",
            "\\\\Aa",
            "c\\\\Z",
            "",
            "ß")) {
      for (String text : joined(TEXTS, List.of("'abc'", "'b1'", "'a\\n'", "1", "None", "b'a'"))) {
        expressions.add("re.search('" + pattern + "', " + text + ") is not None");
      }
    }
    compare(expressions);
  }
}
