package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.Call;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.text.Utf8;

/** Writes OSC messages, and bundles of them. */
final class OscWriter {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_SIZE = 1 << 20; // shared lists are written again and again

  private final ByteArrayOutputStream tags = new ByteArrayOutputStream();
  private final ByteArrayOutputStream arguments = new ByteArrayOutputStream();

  private OscWriter() {}

  /**
   * Returns the payload.
   *
   * @throws FormatException if OSC cannot represent the arguments
   */
  static byte[] write(Call call) throws FormatException {
    PyTuple data = call.arguments();
    for (PyDict.Entry entry : call.keywords().entries()) {
      if (!entry.key().equals(OscFormat.ADDRESS) && !entry.key().equals(OscFormat.TIME)) {
        throw new FormatException(
            "OSC has no keyword argument %s, only address_pattern and time_tag"
                .formatted(Repr.line(40).of(entry.key())));
      }
    }
    Optional<PyValue> pattern = call.keywords().get(OscFormat.ADDRESS);
    Optional<PyValue> time = call.keywords().get(OscFormat.TIME);
    List<List<PyValue>> messages = messages(data, pattern, time.isPresent());
    if (messages.size() == 1 && time.isEmpty()) {
      return message(messages.getFirst());
    }
    var bundle = new ByteArrayOutputStream();
    bundle.writeBytes(OscFormat.bundle());
    put(bundle, time(time.orElse(PyNone.NONE)));
    for (List<PyValue> message : messages) {
      byte[] bytes = message(message);
      put(bundle, bytes.length);
      bundle.writeBytes(bytes);
      checkSize(bundle.size());
    }
    return bundle.toByteArray();
  }

  private static List<List<PyValue>> messages(
      PyTuple data, Optional<PyValue> pattern, boolean timed) throws FormatException {
    boolean several = data.size() > 1 && data.items().stream().allMatch(PyTuple.class::isInstance);
    if (several) {
      List<List<PyValue>> messages =
          data.items().stream().map(message -> ((PyTuple) message).items()).toList();
      if (pattern.isPresent()) {
        var addresses = messages.stream().map(message -> message.stream().findFirst()).toList();
        if (!(pattern.get() instanceof PyList list
            && list.items().stream().map(Optional::of).toList().equals(addresses))) {
          throw new FormatException("address_pattern is a list of the tuples' first values");
        }
      }
      return messages;
    }
    if (data.size() == 0 && pattern.isEmpty() && timed) {
      return List.of();
    }
    var message = new ArrayList<>(data.items());
    if (pattern.isPresent() && (message.isEmpty() || !pattern.get().equals(message.getFirst()))) {
      message.addFirst(pattern.get());
    }
    return List.of(message);
  }

  private static long time(PyValue time) throws FormatException {
    OptionalLong tag =
        switch (time) {
          case PyNone _ -> OptionalLong.of(OscTime.IMMEDIATELY);
          case PyFloat seconds -> OscTime.tag(seconds.value());
          case PyInt seconds -> OscTime.tag(seconds.bigValue().doubleValue());
          default -> OptionalLong.empty();
        };
    return tag.orElseThrow(() ->
        new FormatException(
            "time_tag is None, or seconds since 1970 up to the year 2036, not %s"
                .formatted(Repr.line(40).of(time))));
  }

  private static byte[] message(List<PyValue> values) throws FormatException {
    if (values.isEmpty()
        || !(values.getFirst() instanceof PyStr address && address.toString().startsWith("/"))) {
      throw new FormatException(
          "the first argument is the address, a str that begins with /: send '/pos', 1.5");
    }
    var writer = new OscWriter();
    writer.tags.write(',');
    for (PyValue value : values.subList(1, values.size())) {
      writer.argument(value, 0);
    }
    var message = new ByteArrayOutputStream();
    string(message, checked(address));
    string(message, writer.tags.toByteArray());
    message.writeBytes(writer.arguments.toByteArray());
    return message.toByteArray();
  }

  private void argument(PyValue value, int depth) throws FormatException {
    switch (value) {
      case PyNone _ -> tags.write('N');
      case PyBool bool -> tags.write(bool.value() ? 'T' : 'F');
      case PyInt number -> integer(number);
      case PyFloat number -> real(number.value());
      case PyStr text -> text(text);
      case PyStr2 old when old.text().isPresent() -> text(old.text().get());
      case PyBytes bytes -> {
        tags.write('b');
        put(arguments, bytes.length());
        arguments.writeBytes(bytes.raw());
        pad(arguments);
      }
      case PyList list -> array(list.items(), depth);
      case PyTuple tuple -> array(tuple.items(), depth);
      default ->
          throw new FormatException(
              "OSC has no value for %s: use None, bool, int, float, str, bytes or list"
                  .formatted(Repr.line(40).of(value)));
    }
    checkSize(arguments.size() + tags.size());
  }

  private void text(PyStr text) throws FormatException {
    tags.write('s');
    string(arguments, checked(text));
  }

  private void array(List<PyValue> items, int depth) throws FormatException {
    if (depth == MAX_DEPTH) {
      throw new FormatException("more than %s lists inside one".formatted(MAX_DEPTH));
    }
    tags.write('[');
    for (PyValue item : items) {
      argument(item, depth + 1);
    }
    tags.write(']');
  }

  private void integer(PyInt number) throws FormatException {
    if (!number.isLong()) {
      throw new FormatException("OSC has ints of at most 64 bits, not " + Repr.line(40).of(number));
    }
    long value = number.longValue();
    if (value == (int) value) {
      tags.write('i');
      put(arguments, (int) value);
    } else {
      tags.write('h');
      put(arguments, value);
    }
  }

  private void real(double value) {
    float single = (float) value;
    if (Float.isInfinite(single) && !Double.isInfinite(value)) {
      tags.write('d');
      put(arguments, Double.doubleToRawLongBits(value));
    } else {
      tags.write('f');
      put(arguments, Float.floatToRawIntBits(single));
    }
  }

  private static byte[] checked(PyStr text) throws FormatException {
    for (byte letter : text.raw()) {
      if (letter == 0) {
        throw new FormatException(
            "a str of OSC has no zero character: %s".formatted(Repr.line(40).of(text)));
      }
    }
    if (!Utf8.isValid(text.raw())) {
      throw new FormatException(
          "%s has a lone surrogate, which UTF-8 cannot represent"
              .formatted(Repr.line(40).of(text)));
    }
    return text.raw();
  }

  private static void string(ByteArrayOutputStream out, byte[] text) {
    out.writeBytes(text);
    out.write(0);
    pad(out);
  }

  private static void pad(ByteArrayOutputStream out) {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }

  private static void put(ByteArrayOutputStream out, int value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
  }

  private static void put(ByteArrayOutputStream out, long value) {
    out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
  }

  private static void checkSize(int size) throws FormatException {
    if (size > MAX_SIZE) {
      throw new FormatException("the OSC packet is longer than any datagram");
    }
  }
}
