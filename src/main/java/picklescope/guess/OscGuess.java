package picklescope.guess;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/** Open Sound Control 1.0: messages and bundles of them. */
final class OscGuess {
  private static final int MAX_DEPTH = 16;
  private static final String BUNDLE = "#bundle";

  private final ByteBuffer in;
  private final List<String> lines = new ArrayList<>();

  private OscGuess(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  /** Thrown if the bytes are not OSC. */
  private static final class NoOscException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoOscException() {
      super(null, null, false, false);
    }
  }

  static Optional<RawGuess> of(byte[] bytes) {
    if (bytes.length < 8 || bytes.length % 4 != 0) {
      return Optional.empty();
    }
    var osc = new OscGuess(bytes);
    try {
      osc.packet(bytes.length, 0);
      return Optional.of(
          new RawGuess(
              "OSC",
              bytes[0] == '/'
                  ? "an address that begins with /, then type tags and as many arguments"
                  : "#bundle, then complete OSC messages",
              List.copyOf(osc.lines)));
    } catch (NoOscException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private void packet(int end, int depth) {
    String first = string();
    if (first.equals(BUNDLE) && depth < MAX_DEPTH) {
      lines.add("  ".repeat(depth) + "bundle, time %016x".formatted(in.getLong()));
      while (in.position() < end) {
        int size = in.getInt();
        if (size <= 0 || size > end - in.position()) {
          throw new NoOscException();
        }
        packet(in.position() + size, depth + 1);
      }
    } else if (first.startsWith("/")) {
      lines.add("  ".repeat(depth) + first + arguments());
    } else {
      throw new NoOscException();
    }
    if (in.position() != end) {
      throw new NoOscException();
    }
  }

  private String arguments() {
    String tags = string();
    if (!tags.startsWith(",")) {
      throw new NoOscException();
    }
    var text = new StringBuilder();
    for (char tag : tags.substring(1).toCharArray()) {
      text.append("  ").append(argument(tag));
    }
    return text.toString();
  }

  private String argument(char tag) {
    return switch (tag) {
      case 'i' -> Integer.toString(in.getInt());
      case 'h' -> Long.toString(in.getLong());
      case 'f' -> Float.toString(in.getFloat());
      case 'd' -> new Repr().of(new PyFloat(in.getDouble()));
      case 's', 'S' -> new Repr().of(PyStr.of(string()));
      case 'b' -> blob();
      case 't' -> "time %016x".formatted(in.getLong());
      case 'c' -> new Repr().of(PyStr.of(Character.toString(in.getInt() & 0xFFFF)));
      case 'r', 'm' -> "%08x".formatted(in.getInt());
      case 'T' -> "True";
      case 'F' -> "False";
      case 'N' -> "None";
      case 'I' -> "infinitum";
      case '[', ']' -> Character.toString(tag);
      default -> throw new NoOscException();
    };
  }

  private String blob() {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw new NoOscException();
    }
    var bytes = new byte[size];
    in.get(bytes);
    in.position(Math.min(in.limit(), Math.ceilDiv(in.position(), 4) * 4));
    return Repr.line(200).of(PyBytes.of(bytes));
  }

  /** Reads ASCII up to a zero byte, padded with zeros to a multiple of four bytes. */
  private String string() {
    int start = in.position();
    int end = start;
    while (in.get(end < in.limit() ? end : fail()) != 0) {
      if (in.get(end) < 0x20) {
        fail();
      }
      end++;
    }
    int next = (end / 4 + 1) * 4;
    for (int i = end; i < next; i++) {
      if (i >= in.limit() || in.get(i) != 0) {
        fail();
      }
    }
    in.position(next);
    return new String(in.array(), start, end - start, StandardCharsets.US_ASCII);
  }

  private static int fail() {
    throw new NoOscException();
  }
}
