package picklescope.format;

import java.util.List;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * A format of raw payloads, such as JSON. Immutable and for any thread; whatever the bytes are, a
 * method takes a time that is linear in their number.
 */
public interface PayloadFormat {
  /** Returns the name in filters and files: {@code json}. */
  String name();

  /** Returns the name for the user: {@code JSON}; the name if it has no other. */
  default String title() {
    return name();
  }

  /** Returns the text form with the options, as in the settings: {@code struct <3f x, y, z}. */
  String text();

  /** Returns a description for the user, one line. */
  String help();

  /**
   * Reads a payload. If it does not have the format, the content has what was read before the
   * mistake, and the {@linkplain Content#problem problem}.
   */
  Content read(byte[] payload);

  /** Reads a payload, with the bytes of each value. The content equals that of {@link #read}. */
  TracedContent trace(byte[] payload);

  /**
   * Returns the payload that {@link #read} reads as the given arguments.
   *
   * @throws FormatException if this format cannot represent them
   */
  byte[] write(Call call) throws FormatException;

  /**
   * Returns the payload of one value: a dict is written as keyword arguments, a sequence as
   * positional arguments, and any other value as the only positional argument.
   *
   * @throws FormatException if this format cannot represent it
   */
  default byte[] writeValue(PyValue value) throws FormatException {
    return write(
        switch (value) {
          case PyDict dict -> new Call(PyTuple.of(), dict);
          case PyList list -> new Call(PyTuple.of(list.items()), PyDict.of());
          case PyTuple tuple -> new Call(tuple, PyDict.of());
          default -> new Call(PyTuple.of(value), PyDict.of());
        });
  }

  /**
   * Returns whether a payload may have a keyword argument of the given name. The result may be true
   * if there is none, but is never false if there is one.
   *
   * @param name in UTF-8
   */
  boolean mayHaveAttribute(byte[] payload, byte[] name);

  /** Returns lines of Python that read {@code e.raw_data} in the receiver's callback. */
  List<String> pythonLines();
}
