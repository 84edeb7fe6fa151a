package picklescope.view.inspect;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.view.text.TokenKind;

/**
 * Bytes in rows of {@value HexLayout#PER_ROW}, in hexadecimal and as characters.
 *
 * @param bytes not copied, must not be changed
 */
public record HexRows(byte[] bytes) {
  private static final int PER_ROW = HexLayout.PER_ROW;
  private static final HexFormat HEX = HexFormat.of();

  /** Returns the number of rows. */
  public int count() {
    return Math.ceilDiv(bytes.length, PER_ROW);
  }

  /** Returns the number of bytes in a row. */
  public int length(int row) {
    return Math.min(PER_ROW, bytes.length - row * PER_ROW);
  }

  private byte at(int row, int inRow) {
    return bytes[row * PER_ROW + inRow];
  }

  /** Returns the two hexadecimal digits of a byte. */
  public String hex(int row, int inRow) {
    return HEX.toHexDigits(at(row, inRow));
  }

  /** Returns the kind of a byte, for its colour: text, a zero byte, or another byte. */
  public TokenKind kind(int row, int inRow) {
    byte b = at(row, inRow);
    return isPrintable(b) ? TokenKind.STRING : b == 0 ? TokenKind.NOTE : TokenKind.PLAIN;
  }

  /** Returns the bytes of a row as ASCII characters; other bytes are dots. */
  public String characters(int row) {
    var text = new StringBuilder();
    for (int i = 0; i < length(row); i++) {
      byte b = at(row, i);
      text.append(isPrintable(b) ? (char) b : '.');
    }
    return text.toString();
  }

  /** Returns the text of a row: offset, hexadecimal digits and characters. */
  public String text(int row, HexLayout layout) {
    String digits =
        IntStream.range(0, length(row)).mapToObj(i -> hex(row, i)).collect(Collectors.joining(" "));
    return layout.offset(row * PER_ROW) + "  " + digits + "  " + characters(row);
  }

  private static boolean isPrintable(byte b) {
    return b >= 0x20 && b < 0x7F;
  }
}
