package picklescope.pickle;

import java.nio.charset.StandardCharsets;

/** A piece of a pickle as it is shown in a message. */
final class Quoted {
  private static final int MOST = 40;

  private Quoted() {}

  static String line(byte[] in, int from, int end) {
    var text = new StringBuilder("'");
    int shown = Math.min(end, from + MOST);
    for (char c : new String(in, from, shown - from, StandardCharsets.ISO_8859_1).toCharArray()) {
      text.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
    }
    return text.append(shown < end ? "…'" : "'").toString();
  }

  /** The byte as it stands in a {@code bytes} literal. */
  static String opcode(int code) {
    return line(new byte[] {(byte) code}, 0, 1);
  }
}
