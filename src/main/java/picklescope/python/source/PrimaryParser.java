package picklescope.python.source;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * Parses operands: literals and names, followed by attributes, subscripts and calls (Python
 * Language Reference, 6.2 Atoms and 6.3 Primaries). Brackets are parsed by {@link DisplayParser},
 * arguments by {@link ArgumentsParser}.
 */
final class PrimaryParser {
  private final TokenCursor tokens;
  private final ExprParser expressions;
  private final DisplayParser displays;
  private final ArgumentsParser arguments;

  PrimaryParser(TokenCursor tokens, ExprParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
    displays = new DisplayParser(tokens, expressions);
    arguments = new ArgumentsParser(tokens, expressions);
  }

  Expr primary() throws SourceException {
    Expr expr = atom();
    while (true) {
      if (tokens.skipIf(".")) {
        Token name = tokens.token();
        if (name.kind() != Token.Kind.NAME) {
          throw tokens.expected("a name after the dot");
        }
        tokens.skip(1);
        expr = new Expr.Attribute(expr.start(), name.end(), expr, name.text());
      } else if (tokens.is("(")) {
        expr = arguments.invocation(expr);
      } else if (tokens.is("[")) {
        expr = subscript(expr);
      } else {
        return expr;
      }
    }
  }

  /** Parses the remaining items of a tuple without parentheses. */
  Expr tuple(Expr first) throws SourceException {
    return displays.tuple(first, "");
  }

  private Expr atom() throws SourceException {
    Token token = tokens.token();
    switch (token.kind()) {
      case NUMBER -> {
        return new Expr.Constant(token.start(), token.end(), tokens.next().value());
      }
      case STRING -> {
        return strings();
      }
      case NAME -> {
        return new Expr.Name(token.start(), token.end(), tokens.next().text());
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
              throw tokens.error(
                  token.text()
                      + " before a value is possible only inside brackets: [*data], send(*data)");
          default -> {}
        }
      }
      case NEWLINE, END -> {}
    }
    throw tokens.expected("a value");
  }

  private Expr keyword(Token token) throws SourceException {
    PyValue value =
        switch (token.text()) {
          case "None" -> PyNone.NONE;
          case "True" -> PyBool.TRUE;
          case "False" -> PyBool.FALSE;
          case "lambda" -> throw tokens.error("a lambda is not possible here");
          default ->
              throw tokens.error(
                  "expected a value, found " + token.text() + ", which is a Python keyword");
        };
    tokens.skip(1);
    return new Expr.Constant(token.start(), token.end(), value);
  }

  /** Concatenates adjacent strings. */
  private Expr strings() throws SourceException {
    Token first = tokens.next();
    PyValue value = first.value();
    int end = first.end();
    if (tokens.token().kind() == Token.Kind.STRING) {
      boolean bytes = value instanceof PyBytes;
      var content = new ByteArrayOutputStream();
      content.writeBytes(content(value));
      while (tokens.token().kind() == Token.Kind.STRING) {
        if (tokens.token().value() instanceof PyBytes != bytes) {
          throw tokens.error("text and bytes (b'...') side by side: make both the same");
        }
        end = tokens.token().end();
        content.writeBytes(content(tokens.next().value()));
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
    tokens.skip(1);
    if (tokens.is("]")) {
      throw tokens.expected("an index");
    }
    Expr index = index();
    if (tokens.is(",")) {
      index = displays.tuple(index, "]");
    }
    tokens.expect("]", "to end the index");
    return new Expr.Subscript(object.start(), tokens.previous().end(), object, index);
  }

  private Expr index() throws SourceException {
    int start = tokens.token().start();
    Optional<Expr> lower = bound();
    if (!tokens.skipIf(":")) {
      return lower.orElseThrow();
    }
    Optional<Expr> upper = bound();
    Optional<Expr> step = tokens.skipIf(":") ? bound() : Optional.empty();
    return new Expr.Slice(start, tokens.previous().end(), lower, upper, step);
  }

  private Optional<Expr> bound() throws SourceException {
    boolean none = tokens.is(":") || tokens.is("]");
    return none ? Optional.empty() : Optional.of(expressions.expression());
  }
}
