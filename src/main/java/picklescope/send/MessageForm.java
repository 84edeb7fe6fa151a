package picklescope.send;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the text of a message is interpreted. */
public enum MessageForm {
  /** A Python call: {@code send(5, 'hello', foo=78)}. Its values may change with each send. */
  CALL,
  /** A Python expression whose value is pickled as it is, without a call's envelope. */
  BARE,
  /** Text with escapes, sent unpickled in an encoding. */
  TEXT,
  /** Hexadecimal digits, sent as bytes. */
  HEX,
  /** Bytes in base64 (RFC 4648); line ends are ignored. */
  BASE64,
  /** The name of a file whose bytes are sent. */
  FILE,
  /** A Python expression for bytes: {@code struct.pack('<3f', 1, 2, sin(t))}. */
  PYTHON,
  /** A Python expression whose value is sent as JSON: {@code {'trial': n, 't': t}}. */
  JSON,
  /** Expressions whose values are the cells of a line of CSV: {@code sin(t), 2, 'left'}. */
  CSV,
  /** A format of Python's struct and its values: {@code <3f 1, 2, sin(t)}. */
  STRUCT,
  /** An OSC address and its arguments: {@code /track/1/pos [sin(t), 1.8]}. */
  OSC,
  /** A Python expression whose value is sent as MessagePack. */
  MSGPACK;

  /** Returns whether a message of this form is a pickle, so that it has a protocol. */
  public boolean isPickled() {
    return this == CALL || this == BARE;
  }

  /** Returns the name of this form in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the form with that name in files. */
  public static Optional<MessageForm> named(String text) {
    return Arrays.stream(values()).filter(form -> form.text().equals(text)).findFirst();
  }
}
