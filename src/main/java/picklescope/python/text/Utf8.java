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
    return LoneSurrogates.escaped(text).getBytes(StandardCharsets.UTF_8);
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
