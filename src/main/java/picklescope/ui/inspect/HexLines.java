package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import picklescope.ui.text.CodeLines;
import picklescope.ui.text.StyledText;
import picklescope.ui.text.TokenKind;

/** Bytes as offset, hexadecimal digits and text; a line is made when it comes into view. */
final class HexLines implements CodeLines {
  private static final String DIGITS = "0123456789abcdef";
  private static final int OFFSET = 6;

  private final byte[] bytes;
  private final int perLine;
  private final boolean decimal;

  /**
   * @param perLine bytes in a line, a multiple of 8
   * @param decimal whether offsets are in decimal
   */
  HexLines(byte[] bytes, int perLine, boolean decimal) {
    this.bytes = bytes;
    this.perLine = perLine;
    this.decimal = decimal;
  }

  /** The column of a byte's first digit, counted from its line's first byte. */
  static int hexColumn(int inLine) {
    return OFFSET + 3 * inLine + inLine / 8;
  }

  /** The column of a byte's character. */
  static int textColumn(int inLine, int perLine) {
    return OFFSET + 3 * perLine + perLine / 8 + 1 + inLine;
  }

  /** The byte of a line that stands in a column or is the nearest to it. */
  static int byteAt(int column, int perLine) {
    int text = column - textColumn(0, perLine);
    if (text >= -1) {
      return Math.clamp(text, 0, perLine - 1);
    }
    int nearest = 0;
    while (nearest < perLine - 1 && hexColumn(nearest + 1) <= column) {
      nearest++;
    }
    return nearest;
  }

  /** How many chars a line has. */
  static int width(int perLine) {
    return OFFSET + 3 * perLine + perLine / 8 + 1 + perLine;
  }

  @Override
  public int size() {
    return Math.ceilDiv(bytes.length, perLine);
  }

  @Override
  public int length(int line) {
    return width(perLine) - perLine + inLine(line);
  }

  private int inLine(int line) {
    return Math.min(perLine, bytes.length - line * perLine);
  }

  @Override
  public StyledText line(int line) {
    int start = line * perLine;
    int count = inLine(line);
    var text = new StringBuilder((decimal ? "%5d " : "%04x  ").formatted(start));
    var pieces = new ArrayList<StyledText.Piece>();
    pieces.add(new StyledText.Piece(0, OFFSET, TokenKind.NOTE));
    for (int i = 0; i < perLine; i++) {
      int from = text.length();
      if (i < count) {
        int b = bytes[start + i] & 0xFF;
        text.append(DIGITS.charAt(b >> 4)).append(DIGITS.charAt(b & 15)).append(' ');
      } else {
        text.append("   ");
      }
      text.append(i % 8 == 7 ? " " : "");
      TokenKind kind = i < count ? kind(bytes[start + i]) : TokenKind.PLAIN;
      pieces.add(new StyledText.Piece(from, text.length(), kind));
    }
    text.append(' ');
    for (int i = 0; i < count; i++) {
      byte b = bytes[start + i];
      text.append(printable(b) ? (char) b : '.');
      pieces.add(new StyledText.Piece(text.length() - 1, text.length(), kind(b)));
    }
    return new StyledText(text.toString(), merged(pieces));
  }

  private static List<StyledText.Piece> merged(List<StyledText.Piece> pieces) {
    var merged = new ArrayList<StyledText.Piece>();
    for (var piece : pieces) {
      if (!merged.isEmpty() && merged.getLast().kind() == piece.kind()) {
        var last = merged.removeLast();
        merged.add(new StyledText.Piece(last.start(), piece.end(), last.kind()));
      } else if (!merged.isEmpty() && merged.getLast().end() < piece.start()) {
        merged.add(new StyledText.Piece(merged.getLast().end(), piece.end(), piece.kind()));
      } else {
        merged.add(piece);
      }
    }
    return merged;
  }

  private static TokenKind kind(byte b) {
    return printable(b) ? TokenKind.STRING : b == 0 ? TokenKind.NOTE : TokenKind.PLAIN;
  }

  private static boolean printable(byte b) {
    return b >= 0x20 && b < 0x7F;
  }
}
