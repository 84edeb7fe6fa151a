package picklescope.python.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 in the strict sense of RFC 3629. */
public final class Utf8 {
  private Utf8() {}

  public static boolean isValid(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodes(bytes);
      }
    }
    return true;
  }

  public static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns a text in UTF-8; a lone surrogate, which UTF-8 cannot have, as Python escapes it. */
  public static byte[] of(String text) {
    if (!hasLone(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> escaped.append(isLone(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasLone(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().anyMatch(Utf8::isLone);
      }
    }
    return false;
  }

  private static boolean isLone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false; // the result
    }
  }
}
