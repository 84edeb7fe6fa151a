package picklescope.format;

import java.util.List;
import picklescope.python.Call;
import picklescope.python.PyValue;

/**
 * MessagePack: the values of a map with str keys are keyword arguments, the items of an array are
 * positional arguments, and any other value is the only positional argument.
 *
 * <p>{@code str} is UTF-8, {@code bin} is bytes, a timestamp is a float: seconds since 1970. Other
 * extensions are objects as the Python package msgpack returns them, {@code msgpack.ExtType(5,
 * b'...')}. Keys are not arrays nor maps, as in Python.
 *
 * <p>Source: github.com/msgpack/msgpack/blob/master/spec.md.
 */
public record MsgpackFormat() implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "msgpack";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "MessagePack";
  }

  @Override
  public String text() {
    return NAME;
  }

  @Override
  public String help() {
    return "MessagePack: the values of a map are attributes, the items of an array are data";
  }

  @Override
  public Content read(byte[] payload) {
    return new MsgpackReader(payload, false).read().content();
  }

  @Override
  public TracedContent trace(byte[] payload) {
    return new MsgpackReader(payload, true).read();
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    if (call.arguments().size() > 0 && call.keywords().size() > 0) {
      throw new FormatException(
          "MessagePack is either a map or an array: send keyword arguments or positional"
              + " arguments, not both");
    }
    PyValue value = call.arguments().size() > 0 ? call.arguments() : call.keywords();
    return MsgpackWriter.write(value);
  }

  @Override
  public byte[] writeValue(PyValue value) throws FormatException {
    return MsgpackWriter.write(value);
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return TextSearch.mayContain(payload, name);
  }

  @Override
  public List<String> pythonLines() {
    return List.of(
        "import msgpack  # pip install msgpack",
        "message = msgpack.unpackb(e.raw_data, strict_map_key=False)");
  }
}
