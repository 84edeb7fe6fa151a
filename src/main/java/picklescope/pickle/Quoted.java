package picklescope.pickle;

import java.nio.charset.StandardCharsets;

/** Formats parts of a pickle for messages. */
final class Quoted {
  private static final int MAX = 40;

  private Quoted() {}

  static String line(byte[] in, int from, int end) {
    var text = new StringBuilder("'");
    int shown = Math.min(end, from + MAX);
    for (char c : new String(in, from, shown - from, StandardCharsets.ISO_8859_1).toCharArray()) {
      text.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
    }
    return text.append(shown < end ? "…'" : "'").toString();
  }

  /** Returns the byte as in a {@code bytes} literal. */
  static String opcode(int code) {
    return line(new byte[] {(byte) code}, 0, 1);
  }
}
