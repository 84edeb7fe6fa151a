package picklescope.format;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes values as JSON in ASCII, with the numbers and the escapes of Python's json.dumps. */
final class JsonWriter {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_CHARS = 1 << 20; // shared parts are written again and again

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH + 2).build())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

  private JsonWriter() {}

  /**
   * Returns a value as JSON.
   *
   * @throws FormatException if JSON has no such value, or the text becomes too long
   */
  static byte[] bytes(PyValue value) throws FormatException {
    var writer = new JsonWriter();
    writer.write(value, 0);
    writer.out.close();
    return writer.text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void write(PyValue value, int depth) throws FormatException {
    if (depth > MAX_DEPTH) {
      throw new FormatException(
          "the value contains itself, or more than %s levels".formatted(MAX_DEPTH));
    }
    switch (value) {
      case PyNone _ -> out.writeNull();
      case PyBool bool -> out.writeBoolean(bool.value());
      case PyInt number -> out.writeNumber(number.toString());
      case PyFloat number -> out.writeRawValue(number(number.value()));
      case PyStr string -> out.writeString(string.toString());
      case PyStr2 old when old.text().isPresent() -> out.writeString(old.text().get().toString());
      case PyList list -> array(list.items(), depth);
      case PyTuple tuple -> array(tuple.items(), depth);
      case PyDict dict -> object(dict, depth);
      default -> throw cannotWrite(value);
    }
  }

  private static FormatException cannotWrite(PyValue value) {
    return new FormatException(
        "JSON has no value for %s: use None, bool, int, float, str, list or dict"
            .formatted(Repr.line(40).of(value)));
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : Double.isInfinite(value)
            ? value > 0 ? "Infinity" : "-Infinity"
            : new PyFloat(value).toString();
  }

  private void array(List<PyValue> items, int depth) throws FormatException {
    out.writeStartArray();
    for (PyValue item : items) {
      write(item, depth + 1);
      checkLength();
    }
    out.writeEndArray();
  }

  private void object(PyDict dict, int depth) throws FormatException {
    out.writeStartObject();
    for (PyDict.Entry entry : dict.entries()) {
      out.writeName(
          PyValues.text(entry.key())
              .orElseThrow(() ->
                  new FormatException(
                      "a key of JSON is a str, not %s".formatted(Repr.line(40).of(entry.key())))));
      write(entry.value(), depth + 1);
      checkLength();
    }
    out.writeEndObject();
  }

  private void checkLength() throws FormatException {
    out.flush();
    if (text.getBuffer().length() > MAX_CHARS) {
      throw new FormatException("the JSON text is longer than any datagram");
    }
  }
}
