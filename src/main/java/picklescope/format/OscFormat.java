package picklescope.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import picklescope.python.Call;
import picklescope.python.PyStr;

/**
 * Open Sound Control 1.0: the address pattern and the arguments of a message are positional
 * arguments; the keyword argument {@code address_pattern} is the former again. A bundle has {@code
 * time_tag} too: seconds since 1970, or None for immediately. The messages of a bundle, and of
 * those inside it, are a tuple each if they are several, and {@code address_pattern} is a list.
 *
 * <p>Types: {@code i h} are int, {@code f d} float, {@code s S c} str, {@code b} bytes, {@code t} a
 * time as above, {@code T F N} True, False and None, {@code I} the float inf, {@code r m} a tuple
 * of four ints, and {@code [ ]} a list. Floats are written with 32 bits, which each receiver knows,
 * unless they are too large for that.
 *
 * <p>Source: The Open Sound Control 1.0 Specification, opensoundcontrol.stanford.edu.
 */
public record OscFormat() implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "osc";

  static final PyStr ADDRESS = PyStr.of("address_pattern");
  static final PyStr TIME = PyStr.of("time_tag");

  private static final byte[] BUNDLE = "#bundle\0".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "OSC";
  }

  @Override
  public String text() {
    return NAME;
  }

  @Override
  public String help() {
    return "Open Sound Control: the address and the arguments are data, and address_pattern";
  }

  @Override
  public Content read(byte[] payload) {
    return new OscReader(payload, false, false).read().content();
  }

  @Override
  public TracedContent trace(byte[] payload) {
    return new OscReader(payload, true, false).read();
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    return OscWriter.write(call);
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    PyStr attribute = PyStr.ofUtf8(name);
    return attribute.equals(ADDRESS) || attribute.equals(TIME) && isBundle(payload, 0);
  }

  @Override
  public List<String> pythonLines() {
    return List.of(
        "from pythonosc.osc_packet import OscPacket  # pip install python-osc",
        "messages = [timed.message for timed in OscPacket(e.raw_data).messages]");
  }

  /** Returns the bytes with which a bundle begins. */
  static byte[] bundle() {
    return BUNDLE.clone();
  }

  /** Returns whether a bundle begins at an offset. */
  static boolean isBundle(byte[] payload, int at) {
    if (payload.length - at < BUNDLE.length || payload[at] != '#') {
      return false;
    }
    for (int i = 1; i < BUNDLE.length; i++) {
      if (payload[at + i] != BUNDLE[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a payload begins as a message or a bundle, and has a possible length. */
  static boolean beginsAsPacket(byte[] payload) {
    return payload.length >= 8
        && payload.length % 4 == 0
        && (payload[0] == '/' || isBundle(payload, 0));
  }

  /**
   * Reads a payload that nobody has said to be OSC: all messages must have type tags, all padding
   * must be zeros, and no text may have control characters.
   */
  static Content readStrictly(byte[] payload) {
    return new OscReader(payload, false, true).read().content();
  }
}
