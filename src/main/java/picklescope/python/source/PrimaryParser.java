package picklescope.python.source;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * Reads what operators stand between: literals and names, and the dots, indexes and calls that
 * follow them (Python Language Reference, 6.2 Atoms and 6.3 Primaries). What is in brackets is read
 * by {@link DisplayParser}, the arguments of calls by {@link ArgumentsParser}.
 */
final class PrimaryParser {
  private final TokenCursor words;
  private final ExprParser expressions;
  private final DisplayParser displays;
  private final ArgumentsParser arguments;

  PrimaryParser(TokenCursor words, ExprParser expressions) {
    this.words = words;
    this.expressions = expressions;
    displays = new DisplayParser(words, expressions);
    arguments = new ArgumentsParser(words, expressions);
  }

  Expr primary() throws SourceException {
    Expr expr = atom();
    while (true) {
      if (words.skipIf(".")) {
        Token name = words.token();
        if (name.kind() != Token.Kind.NAME) {
          throw words.expected("a name after the dot");
        }
        words.skip(1);
        expr = new Expr.Attribute(expr.start(), name.end(), expr, name.text());
      } else if (words.is("(")) {
        expr = arguments.invocation(expr);
      } else if (words.is("[")) {
        expr = subscript(expr);
      } else {
        return expr;
      }
    }
  }

  /** What follows the first item of a tuple without brackets. */
  Expr tuple(Expr first) throws SourceException {
    return displays.tuple(first, "");
  }

  private Expr atom() throws SourceException {
    Token token = words.token();
    switch (token.kind()) {
      case NUMBER -> {
        return new Expr.Constant(token.start(), token.end(), words.next().value());
      }
      case STRING -> {
        return strings();
      }
      case NAME -> {
        return new Expr.Name(token.start(), token.end(), words.next().text());
      }
      case KEYWORD -> {
        return keyword(token);
      }
      case OPERATOR -> {
        switch (token.text()) {
          case "(" -> {
            return displays.parenthesis();
          }
          case "[" -> {
            return displays.list();
          }
          case "{" -> {
            return displays.braces();
          }
          case "*", "**" ->
              throw words.mistake(
                  token.text() + " before a value is not possible here: write the values out");
          default -> {}
        }
      }
      case NEWLINE, END -> {}
    }
    throw words.expected("a value");
  }

  private Expr keyword(Token token) throws SourceException {
    PyValue value =
        switch (token.text()) {
          case "None" -> PyNone.NONE;
          case "True" -> PyBool.TRUE;
          case "False" -> PyBool.FALSE;
          case "lambda" -> throw words.mistake("a lambda is not possible here");
          default ->
              throw words.mistake(
                  "expected a value, found " + token.text() + ", which is a word of Python's own");
        };
    words.skip(1);
    return new Expr.Constant(token.start(), token.end(), value);
  }

  /** Adjacent strings are one. */
  private Expr strings() throws SourceException {
    Token first = words.next();
    PyValue value = first.value();
    int end = first.end();
    if (words.token().kind() == Token.Kind.STRING) {
      boolean bytes = value instanceof PyBytes;
      var content = new ByteArrayOutputStream();
      content.writeBytes(content(value));
      while (words.token().kind() == Token.Kind.STRING) {
        if (words.token().value() instanceof PyBytes != bytes) {
          throw words.mistake("text and bytes (b'...') side by side: make both the same");
        }
        end = words.token().end();
        content.writeBytes(content(words.next().value()));
      }
      byte[] all = content.toByteArray();
      value = bytes ? PyBytes.of(all) : PyStr.ofUtf8(all);
    }
    return new Expr.Constant(first.start(), end, value);
  }

  private static byte[] content(PyValue string) {
    return string instanceof PyBytes bytes ? bytes.bytes() : ((PyStr) string).utf8();
  }

  private Expr subscript(Expr object) throws SourceException {
    words.skip(1);
    if (words.is("]")) {
      throw words.expected("an index");
    }
    Expr index = index();
    if (words.is(",")) {
      index = displays.tuple(index, "]");
    }
    words.expect("]", "to end the index");
    return new Expr.Subscript(object.start(), words.before().end(), object, index);
  }

  private Expr index() throws SourceException {
    int start = words.token().start();
    Optional<Expr> lower = bound();
    if (!words.skipIf(":")) {
      return lower.orElseThrow();
    }
    Optional<Expr> upper = bound();
    Optional<Expr> step = words.skipIf(":") ? bound() : Optional.empty();
    return new Expr.Slice(start, words.before().end(), lower, upper, step);
  }

  private Optional<Expr> bound() throws SourceException {
    boolean none = words.is(":") || words.is("]");
    return none ? Optional.empty() : Optional.of(expressions.expression());
  }
}
