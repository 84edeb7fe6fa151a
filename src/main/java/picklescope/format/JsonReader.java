package picklescope.format;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.Equality;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads one JSON text; nested values are read without recursion. */
final class JsonReader {
  /** More than the bytes of a datagram, so that only its size limits the depth and the lengths. */
  private static final int NO_LIMIT = 1 << 20;

  private static final int LONGEST_NUMBER = 1_000; // digits that are converted at once

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NO_LIMIT)
                  .maxNumberLength(NO_LIMIT)
                  .maxNameLength(NO_LIMIT)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python's json does
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final byte[] payload;
  private final boolean traced;
  private final Equality equality = new Equality();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private Optional<PyValue> root = Optional.empty();
  private ContentSpan rootSpan = ContentSpan.NONE;

  /** An object or array whose end has not been read. */
  private static final class Open {
    final PyValue container;
    final int start;
    final List<ContentSpan> parts = new ArrayList<>();
    PyStr key = PyStr.of("");

    Open(PyValue container, int start) {
      this.container = container;
      this.start = start;
    }
  }

  JsonReader(byte[] payload, boolean traced) {
    this.payload = payload;
    this.traced = traced;
  }

  TracedContent read() {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (root.isPresent() && open.isEmpty()) {
          return result("more follows after the JSON value", offset(parser));
        }
        token(token, parser);
      }
      return open.isEmpty() && root.isPresent()
          ? result("", payload.length)
          : result("the JSON text is not complete", payload.length);
    } catch (JacksonException e) {
      int at = e.getLocation() == null ? payload.length : (int) e.getLocation().getByteOffset();
      return result(e.getOriginalMessage(), Math.clamp(at, 0, payload.length));
    }
  }

  /** Returns the value that was read, after {@link #read} has returned a whole content. */
  PyValue value() {
    return root.orElseThrow();
  }

  private void token(JsonToken token, JsonParser parser) {
    switch (token) {
      case START_OBJECT -> begin(PyDict.of(), parser);
      case START_ARRAY -> begin(PyList.of(), parser);
      case END_OBJECT, END_ARRAY -> end(traced ? offset(parser) + 1 : 0);
      case PROPERTY_NAME -> open.element().key = PyStr.of(parser.currentName());
      case VALUE_STRING -> scalar(PyStr.of(parser.getString()), parser);
      case VALUE_NUMBER_INT -> scalar(integer(parser), parser);
      case VALUE_NUMBER_FLOAT -> scalar(new PyFloat(parser.getDoubleValue()), parser);
      case VALUE_TRUE -> scalar(PyBool.of(true), parser);
      case VALUE_FALSE -> scalar(PyBool.of(false), parser);
      case VALUE_NULL -> scalar(PyNone.NONE, parser);
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalStateException(token.name());
    }
  }

  private static PyInt integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> PyInt.of(parser.getLongValue());
      default -> {
        String digits = parser.getString();
        yield digits.length() <= LONGEST_NUMBER
            ? PyInt.of(new BigInteger(digits))
            : PyInt.ofDigits(digits);
      }
    };
  }

  private void begin(PyValue container, JsonParser parser) {
    int index = add(container);
    if (traced && !open.isEmpty()) {
      place(ContentSpan.NONE, index);
    }
    open.push(new Open(container, traced ? offset(parser) : 0));
  }

  private void end(int end) {
    Open ended = open.pop();
    if (traced) {
      var span = new ContentSpan(ended.start, end, ended.parts);
      if (open.isEmpty()) {
        rootSpan = span;
      } else {
        place(span, placeOf(open.element()));
      }
    }
  }

  private void scalar(PyValue value, JsonParser parser) {
    int index = add(value);
    if (traced) {
      int start = offset(parser);
      parser.finishToken();
      var span = ContentSpan.of(start, (int) parser.currentLocation().getByteOffset());
      if (open.isEmpty()) {
        rootSpan = span;
      } else {
        place(span, index);
      }
    }
  }

  /** Adds a value to the innermost container, and returns its index; 0 without a container. */
  private int add(PyValue value) {
    if (open.isEmpty()) {
      root = Optional.of(value);
      return 0;
    }
    Open inside = open.element();
    if (inside.container instanceof PyDict dict) {
      dict.put(inside.key, value, equality);
    } else if (inside.container instanceof PyList list) {
      list.add(value);
    }
    return traced ? placeOf(inside) : 0;
  }

  /** Returns the index of the value that was added last; a repeated key has an earlier one. */
  private int placeOf(Open inside) {
    return switch (inside.container) {
      case PyDict dict when dict.size() == inside.parts.size() ->
          dict.indexOf(inside.key, equality);
      case PyDict dict -> dict.size() - 1;
      case PyList list -> list.size() - 1;
      default -> throw new IllegalStateException();
    };
  }

  private void place(ContentSpan span, int index) {
    var parts = open.element().parts;
    if (index == parts.size()) {
      parts.add(span);
    } else {
      parts.set(index, span);
    }
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private TracedContent result(String why, int at) {
    while (!open.isEmpty()) {
      end(at);
    }
    String problem = why.isEmpty() ? "" : "JSON breaks off at byte %,d: %s".formatted(at, why);
    if (root.isEmpty()) {
      return traced(PyTuple.of(), PyDict.of(), problem, ContentSpan.NONE, ContentSpan.NONE);
    }
    return switch (root.get()) {
      case PyDict dict -> traced(PyTuple.of(), dict, problem, ContentSpan.NONE, rootSpan);
      case PyList list ->
          traced(PyTuple.of(list.items()), PyDict.of(), problem, rootSpan, ContentSpan.NONE);
      case PyValue scalar ->
          traced(
              PyTuple.of(scalar),
              PyDict.of(),
              problem,
              ContentSpan.around(List.of(rootSpan)),
              ContentSpan.NONE);
    };
  }

  private static TracedContent traced(
      PyTuple data, PyDict attributes, String problem, ContentSpan inData, ContentSpan inNames) {
    return new TracedContent(
        new Content(JsonFormat.NAME, data, attributes, problem), inData, inNames);
  }
}
