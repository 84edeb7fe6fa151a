package picklescope.format;

import java.util.Set;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads one JSON text; nested values are read without recursion. */
final class JsonReader {
  /** More than the bytes of a datagram, so that only its size limits the depth and the lengths. */
  private static final int NO_LIMIT = 1 << 20;

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

  private static final String NOT_UTF8 = "the bytes there are not UTF-8";

  /** The first letters of values, those of NaN and Infinity too. */
  private static final String BEGINS = "{[\"-0123456789tfnNI";

  /** The numbers without digits that Python's json reads. */
  private static final Set<String> NAMES = Set.of("NaN", "Infinity", "-Infinity");

  private final byte[] payload;
  private final boolean traced;
  private final ContentBuilder builder;

  JsonReader(byte[] payload, boolean traced) {
    this.payload = payload;
    this.traced = traced;
    builder = new ContentBuilder(JsonFormat.NAME, traced);
  }

  TracedContent read() {
    int wrong = wrongBegin();
    if (wrong >= 0) {
      return broken("no JSON value begins there", wrong);
    }
    int end = Utf8Prefix.end(payload, 0, payload.length); // Jackson takes what is not UTF-8
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), payload, 0, end)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (builder.isComplete()) {
          return broken("more follows after the JSON value", offset(parser));
        }
        token(token, parser);
      }
      if (end < payload.length) {
        return broken(NOT_UTF8, end);
      }
      return builder.isComplete()
          ? builder.content("", payload.length)
          : broken("the JSON text is not complete", payload.length);
    } catch (JacksonException e) {
      int at = e.getLocation() == null ? end : (int) e.getLocation().getByteOffset();
      return at >= end && end < payload.length
          ? broken(NOT_UTF8, end)
          : broken(e.getOriginalMessage(), Math.clamp(at, 0, payload.length));
    }
  }

  /**
   * Returns the offset of a byte with which no JSON value begins, without an exception: in a list
   * of envelopes JSON may be tried for each message. Jackson would read a text with a zero among
   * its first four bytes as UTF-16 or UTF-32, and not know its places. Returns -1 if there is none.
   */
  private int wrongBegin() {
    for (int i = 0; i < Math.min(4, payload.length); i++) {
      if (payload[i] == 0) {
        return i;
      }
    }
    for (int i = afterMark(payload); i < payload.length; i++) {
      byte first = payload[i];
      if (first != ' ' && first != '\t' && first != '\n' && first != '\r') {
        return BEGINS.indexOf(first) < 0 ? i : -1;
      }
    }
    return -1;
  }

  /** Returns the offset after a byte order mark, with which a text may begin: 3, or 0 without. */
  static int afterMark(byte[] json) {
    boolean marked =
        json.length >= 3
            && json[0] == (byte) 0xEF
            && json[1] == (byte) 0xBB
            && json[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private void token(JsonToken token, JsonParser parser) {
    switch (token) {
      case START_OBJECT -> builder.beginDict(traced ? offset(parser) : 0);
      case START_ARRAY -> builder.beginList(traced ? offset(parser) : 0);
      case END_OBJECT, END_ARRAY -> builder.end(traced ? offset(parser) + 1 : 0);
      case PROPERTY_NAME -> builder.key(PyStr.of(parser.currentName()));
      case VALUE_STRING -> scalar(PyStr.of(parser.getString()), parser);
      case VALUE_NUMBER_INT -> scalar(integer(parser), parser);
      case VALUE_NUMBER_FLOAT -> scalar(real(parser), parser);
      case VALUE_TRUE -> scalar(PyBool.of(true), parser);
      case VALUE_FALSE -> scalar(PyBool.of(false), parser);
      case VALUE_NULL -> scalar(PyNone.NONE, parser);
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalStateException(token.name());
    }
  }

  private static PyInt integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> PyInt.of(parser.getLongValue());
      default -> PythonNumbers.integer(parser.getString());
    };
  }

  /** Jackson reads more names of numbers than Python's json, such as {@code +INF}. */
  private static PyFloat real(JsonParser parser) {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      String text = parser.getString();
      boolean named = !Character.isDigit(text.charAt(text.length() - 1));
      if (named && !NAMES.contains(text)) {
        throw new StreamReadException(
            parser, text + " is not a number of JSON", parser.currentTokenLocation());
      }
    }
    return new PyFloat(value);
  }

  private void scalar(PyValue value, JsonParser parser) {
    if (traced) {
      int start = offset(parser);
      parser.finishToken();
      builder.value(value, start, (int) parser.currentLocation().getByteOffset());
    } else {
      builder.value(value, 0, 0);
    }
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private TracedContent broken(String why, int at) {
    return builder.content(Problems.at("JSON", at, why), at);
  }
}
