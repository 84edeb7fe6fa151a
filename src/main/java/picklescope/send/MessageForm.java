package picklescope.send;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the text of a message is meant. */
public enum MessageForm {
  /** A Python call: {@code send(5, 'hello', foo=78)}. Its values may move. */
  CALL,
  /** A Python expression whose value is pickled as it is, without a call's envelope. */
  BARE,
  /** Text with escapes, sent as it is in an encoding. */
  TEXT,
  /** Hexadecimal digits, sent as bytes. */
  HEX,
  /** Bytes in base64 (RFC 4648), line ends between. */
  BASE64,
  /** The name of a file whose bytes are sent. */
  FILE,
  /** A Python expression for bytes: {@code struct.pack('<3f', 1, 2, sin(t))}. */
  PYTHON;

  /** As files say it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form that files call so. */
  public static Optional<MessageForm> named(String text) {
    return Arrays.stream(values()).filter(form -> form.text().equals(text)).findFirst();
  }
}
