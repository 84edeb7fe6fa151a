package picklescope.view.inspect;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Which bytes of a payload are lit up, and where the keyboard is among them. */
public final class ByteSelection {
  private byte[] bytes = {};
  private List<Extent> lit = List.of();
  private int anchor;
  private int caret;

  /** Nothing of other bytes. */
  public void reset(byte[] newBytes) {
    bytes = newBytes;
    light(List.of());
  }

  /** Something that was selected elsewhere; the keyboard goes to its first byte. */
  public void light(List<Extent> extents) {
    lit =
        extents.stream()
            .map(one ->
                new Extent(
                    Math.clamp(one.start(), 0, bytes.length),
                    Math.clamp(one.end(), 0, bytes.length)))
            .filter(one -> one.length() > 0)
            .toList();
    anchor = lit.isEmpty() ? 0 : lit.getFirst().start();
    caret = anchor;
  }

  /** A byte; or all from where the selection began up to it. */
  public void move(int place, boolean extend) {
    caret = Math.clamp(place, 0, Math.max(0, bytes.length - 1));
    anchor = extend ? anchor : caret;
    lit = List.of(new Extent(Math.min(anchor, caret), Math.max(anchor, caret) + 1));
  }

  /** Selects all bytes. */
  public void all() {
    lit = bytes.length == 0 ? List.of() : List.of(new Extent(0, bytes.length));
  }

  /** Lights up other bytes, and leaves the keyboard where it is. */
  public void keepingCaret(Runnable action) {
    int kept = caret;
    action.run();
    caret = kept;
    anchor = kept;
  }

  /** Returns the bytes that are lit up. */
  public List<Extent> lit() {
    return lit;
  }

  /** Returns the byte that the keyboard is at. */
  public int caret() {
    return caret;
  }

  /** The bytes that are lit up; all of them if none are. */
  public byte[] selected() {
    if (lit.isEmpty()) {
      return bytes;
    }
    var selected = new ByteArrayOutputStream();
    lit.forEach(one -> selected.write(bytes, one.start(), one.length()));
    return selected.toByteArray();
  }

  /** Finds the next place of some bytes behind the caret, from the start again after the last. */
  public boolean find(byte[] wanted) {
    for (int i = 1; i <= bytes.length && wanted.length > 0; i++) {
      int at = (caret + i) % bytes.length;
      int end = at + wanted.length;
      if (end <= bytes.length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length)) {
        light(List.of(new Extent(at, end)));
        return true;
      }
    }
    return false;
  }
}
