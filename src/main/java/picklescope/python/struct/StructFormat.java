package picklescope.python.struct;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import picklescope.python.source.SourceException;

/** Parses the format language of {@link Struct}. */
final class StructFormat {
  private static final String CODES = "xcbB?hHiIlLqQefdsp";
  private static final String NATIVE_CODES = "nNP";

  private final String text;
  private int at;

  StructFormat(String text) {
    this.text = text;
  }

  Struct read() throws SourceException {
    char first = text.isEmpty() ? '@' : text.charAt(0);
    boolean prefixed = "@=<>!".indexOf(first) >= 0 && !text.isEmpty();
    boolean nativeSizes = !prefixed || first == '@';
    at = prefixed ? 1 : 0;
    ByteOrder order =
        switch (prefixed ? first : '@') {
          case '<' -> ByteOrder.LITTLE_ENDIAN;
          case '>', '!' -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        };
    var items = new ArrayList<StructItem>();
    long size = 0;
    while (skipBlanks()) {
      int start = at;
      long count = count();
      char code = code(nativeSizes);
      int width = width(code, nativeSizes);
      if (nativeSizes && aligned(code) && size > 0) {
        size = Math.ceilDiv(size, width) * width;
      }
      if (size + count * width > Struct.MAX_SIZE) {
        throw new SourceException(
            start, String.format(Locale.ROOT, "this takes more than %,d bytes", Struct.MAX_SIZE));
      }
      var item = new StructItem(code, (int) count, (int) size, width);
      if (item.values() > 0) {
        items.add(item);
      }
      size += count * width;
    }
    return new Struct(text, order, items, (int) size);
  }

  private boolean skipBlanks() {
    while (at < text.length() && " \t\n\r\f\u000b".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length();
  }

  private long count() {
    if (!isDigit()) {
      return 1;
    }
    long count = 0;
    while (isDigit()) {
      count = Math.min(count * 10 + text.charAt(at) - '0', Integer.MAX_VALUE);
      at++;
    }
    return count;
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private char code(boolean nativeSizes) throws SourceException {
    if (at == text.length()) {
      throw new SourceException(at, "a format character must follow the count, such as f");
    }
    char code = text.charAt(at);
    if (CODES.indexOf(code) < 0 && !(nativeSizes && NATIVE_CODES.indexOf(code) >= 0)) {
      throw new SourceException(
          at,
          NATIVE_CODES.indexOf(code) >= 0
              ? "n, N and P exist in native formats only: begin with @"
              : "not a format character; use < or > at the start, then b B h H i I q Q (ints), e f"
                  + " d (floats), ? (bool), s (bytes), x (a padding byte)");
    }
    at++;
    return code;
  }

  private static boolean aligned(char code) {
    return "xcbB?sp".indexOf(code) < 0;
  }

  private static int width(char code, boolean nativeSizes) {
    return switch (code) {
      case 'h', 'H', 'e' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'q', 'Q', 'd' -> 8;
      case 'l', 'L' -> nativeSizes ? nativeSize("long") : 4;
      case 'n', 'N', 'P' -> nativeSize("size_t");
      default -> 1;
    };
  }

  /**
   * Returns the native size of a type of C: a long has four bytes on Windows and eight elsewhere.
   */
  private static int nativeSize(String type) {
    MemoryLayout layout = Linker.nativeLinker().canonicalLayouts().get(type);
    return (int) Objects.requireNonNull(layout, type).byteSize();
  }
}
