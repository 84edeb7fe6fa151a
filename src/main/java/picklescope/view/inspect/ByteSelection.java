package picklescope.view.inspect;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** The highlighted bytes of a payload, and the caret. */
public final class ByteSelection {
  private byte[] bytes = {};
  private List<ByteRange> highlighted = List.of();
  private int anchor;
  private int caret;

  /** Resets the selection for other bytes: nothing is highlighted. */
  public void reset(byte[] newBytes) {
    bytes = newBytes;
    highlight(List.of());
  }

  /**
   * Highlights ranges that were selected in another view, and moves the caret to their first byte.
   */
  public void highlight(List<ByteRange> ranges) {
    highlighted =
        ranges.stream()
            .map(one ->
                new ByteRange(
                    Math.clamp(one.start(), 0, bytes.length),
                    Math.clamp(one.end(), 0, bytes.length)))
            .filter(one -> one.length() > 0)
            .toList();
    anchor = highlighted.isEmpty() ? 0 : highlighted.getFirst().start();
    caret = anchor;
  }

  /**
   * Moves the caret.
   *
   * @param extend whether the bytes from the start of the selection to the caret are highlighted,
   *     or only the byte at the caret
   */
  public void moveTo(int place, boolean extend) {
    caret = Math.clamp(place, 0, Math.max(0, bytes.length - 1));
    anchor = extend ? anchor : caret;
    highlighted = List.of(new ByteRange(Math.min(anchor, caret), Math.max(anchor, caret) + 1));
  }

  /** Selects all bytes. */
  public void selectAll() {
    highlighted = bytes.length == 0 ? List.of() : List.of(new ByteRange(0, bytes.length));
  }

  /** Runs an action that highlights other bytes, and keeps the caret. */
  public void keepingCaret(Runnable action) {
    int kept = caret;
    action.run();
    caret = kept;
    anchor = kept;
  }

  /** Returns the highlighted bytes. */
  public List<ByteRange> highlighted() {
    return highlighted;
  }

  /** Returns the index of the byte at the caret. */
  public int caret() {
    return caret;
  }

  /** Returns a copy of the highlighted bytes, or all bytes if none are highlighted. */
  public byte[] selected() {
    if (highlighted.isEmpty()) {
      return bytes;
    }
    var selected = new ByteArrayOutputStream();
    highlighted.forEach(one -> selected.write(bytes, one.start(), one.length()));
    return selected.toByteArray();
  }

  /**
   * Searches for bytes after the caret, continuing at the start, and highlights them. Returns
   * whether they were found.
   */
  public boolean find(byte[] wanted) {
    for (int i = 1; i <= bytes.length && wanted.length > 0; i++) {
      int at = (caret + i) % bytes.length;
      int end = at + wanted.length;
      if (end <= bytes.length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length)) {
        highlight(List.of(new ByteRange(at, end)));
        return true;
      }
    }
    return false;
  }
}
