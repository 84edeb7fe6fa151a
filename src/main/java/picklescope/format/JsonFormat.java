package picklescope.format;

import java.util.List;
import picklescope.python.Call;
import picklescope.python.PyList;
import picklescope.python.PyValue;

/**
 * JSON (RFC 8259) in UTF-8, as Python's {@code json.loads} reads it: the members of an object are
 * keyword arguments, the items of an array are positional arguments, and any other value is the
 * only positional argument.
 */
public record JsonFormat() implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "JSON";
  }

  @Override
  public String text() {
    return NAME;
  }

  @Override
  public String help() {
    return "JSON: the members of an object are attributes, the items of an array are data";
  }

  @Override
  public Content read(byte[] payload) {
    return new JsonReader(payload, false).read().content();
  }

  @Override
  public TracedContent trace(byte[] payload) {
    return new JsonReader(payload, true).read();
  }

  /**
   * Returns the value of a JSON text, as Python's {@code json.loads} does.
   *
   * @throws FormatException if it is not exactly one JSON value
   */
  public static PyValue value(byte[] json) throws FormatException {
    var content = new JsonReader(json, false).read().content();
    if (!content.isWhole()) {
      throw new FormatException(content.problem());
    }
    return switch (first(json, JsonReader.afterMark(json))) {
      case '{' -> content.attributes();
      case '[' -> PyList.of(content.data().items());
      default -> content.data().item(0);
    };
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    if (call.arguments().size() > 0 && call.keywords().size() > 0) {
      throw new FormatException(
          "JSON is either an object or an array: send keyword arguments or positional arguments,"
              + " not both");
    }
    return JsonWriter.bytes(call.arguments().size() > 0 ? call.arguments() : call.keywords());
  }

  @Override
  public byte[] writeValue(PyValue value) throws FormatException {
    return JsonWriter.bytes(value);
  }

  /** A letter of a name may be an escape. */
  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return TextSearch.mayContain(payload, name);
  }

  @Override
  public List<String> pythonLines() {
    return List.of("import json", "message = json.loads(e.raw_data)");
  }

  /**
   * Returns whether a payload begins as a JSON object or array does, which no pickle does and few
   * other formats do.
   */
  public static boolean beginsAsContainer(byte[] payload) {
    byte first = first(payload);
    return first == '{' || first == '[';
  }

  /** Returns the first byte that is not white space; 0 if there is none. */
  private static byte first(byte[] payload) {
    return first(payload, 0);
  }

  private static byte first(byte[] payload, int from) {
    for (int i = from; i < payload.length; i++) {
      byte first = payload[i];
      if (first != ' ' && first != '\t' && first != '\n' && first != '\r') {
        return first;
      }
    }
    return 0;
  }
}
