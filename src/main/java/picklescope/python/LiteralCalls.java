package picklescope.python;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The calls that stand for values which have no literal: {@code float('nan')}, {@code set()}. */
final class LiteralCalls {
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:inf|infinity|nan|(?:[0-9]+(?:_[0-9]+)*\\.?|(?:[0-9]+(?:_[0-9]+)*)?\\."
              + "[0-9]+(?:_[0-9]+)*)(?:e[+-]?[0-9]+(?:_[0-9]+)*)?)");

  private LiteralCalls() {}

  static PyValue value(Expr.Invocation call) throws SourceException {
    String name = call.function() instanceof Expr.Name function ? function.name() : "";
    if (name.equals("dict")) {
      return dict(call);
    }
    if (!call.keywords().isEmpty()) {
      throw new SourceException(call.keywords().getFirst().start(), possible());
    }
    List<PyValue> arguments = Literals.values(call.arguments());
    if (name.equals("complex") && arguments.size() == 2) {
      return complex(call, arguments);
    }
    if (arguments.size() > 1) {
      throw new SourceException(call.arguments().get(1).start(), "expected ): " + possible());
    }
    PyValue argument = arguments.isEmpty() ? PyTuple.of() : arguments.getFirst();
    return switch (name) {
      case "float" -> parsedFloat(call, argument);
      case "list" -> PyList.of(items(call, argument));
      case "tuple" -> PyTuple.of(items(call, argument));
      case "set" -> PySet.of(members(call, argument));
      case "frozenset" -> PyFrozenSet.of(members(call, argument));
      case "bytes" -> PyBytes.of(octets(call, argument));
      case "bytearray" -> PyByteArray.of(octets(call, argument));
      default -> throw new SourceException(call.start(), possible());
    };
  }

  private static String possible() {
    return "of calls only float('nan'), set(), frozenset({...}), bytearray(b'...'), bytes([...]),"
        + " complex(1, 2), dict(a=1), list(...) and tuple(...) are possible inside send(...)";
  }

  private static PyValue dict(Expr.Invocation call) throws SourceException {
    var dict = PyDict.of();
    if (!call.arguments().isEmpty()) {
      throw new SourceException(
          call.arguments().getFirst().start(), "expected names with values: dict(a=1)");
    }
    for (Expr.Keyword keyword : call.keywords()) {
      dict.put(PyStr.of(keyword.name()), Literals.value(keyword.value()));
    }
    return dict;
  }

  private static PyFloat parsedFloat(Expr.Invocation call, PyValue argument)
      throws SourceException {
    switch (argument) {
      case PyFloat number -> {
        return number;
      }
      case PyInt number -> {
        double value = number.bigValue().doubleValue();
        if (!Double.isInfinite(value)) {
          return new PyFloat(value);
        }
      }
      case PyStr text -> {
        String word = text.toString().strip().toLowerCase(Locale.ROOT);
        if (FLOAT.matcher(word).matches()) {
          return new PyFloat(
              Double.parseDouble(
                  word.replace("_", "")
                      .replaceFirst("inf(inity)?", "Infinity")
                      .replace("nan", "NaN")));
        }
      }
      default -> {}
    }
    throw new SourceException(
        call.arguments().isEmpty() ? call.end() - 1 : call.arguments().getFirst().start(),
        "expected a number, or a text such as 'nan', 'inf' or '1.5'");
  }

  private static PyComplex complex(Expr.Invocation call, List<PyValue> arguments)
      throws SourceException {
    var parts = new double[2];
    for (int i = 0; i < 2; i++) {
      parts[i] =
          switch (arguments.get(i)) {
            case PyFloat number -> number.value();
            case PyInt number -> number.bigValue().doubleValue();
            default ->
                throw new SourceException(call.arguments().get(i).start(), "expected a number");
          };
    }
    return new PyComplex(parts[0], parts[1]);
  }

  private static List<PyValue> items(Expr.Invocation call, PyValue argument)
      throws SourceException {
    return switch (argument) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      case PySet set -> set.items();
      case PyFrozenSet set -> set.items();
      default ->
          throw new SourceException(
              call.arguments().getFirst().start(), "expected values in brackets: [...]");
    };
  }

  private static List<PyValue> members(Expr.Invocation call, PyValue argument)
      throws SourceException {
    List<PyValue> items = items(call, argument);
    for (PyValue item : items) {
      Literals.hashable(item, call.arguments().getFirst());
    }
    return items;
  }

  private static byte[] octets(Expr.Invocation call, PyValue argument) throws SourceException {
    switch (argument) {
      case PyBytes bytes -> {
        return bytes.bytes();
      }
      case PyByteArray bytes -> {
        return bytes.bytes();
      }
      default -> {}
    }
    List<PyValue> items = items(call, argument);
    var octets = new byte[items.size()];
    for (int i = 0; i < octets.length; i++) {
      if (!(items.get(i) instanceof PyInt number)
          || !number.isLong()
          || number.longValue() < 0
          || number.longValue() > 255) {
        throw new SourceException(
            call.arguments().getFirst().start(), "expected b'...', or whole numbers from 0 to 255");
      }
      octets[i] = (byte) number.longValue();
    }
    return octets;
  }
}
