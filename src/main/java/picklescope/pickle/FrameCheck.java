package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;

/** Checks whether opcodes stay within their frames (PEP 3154). Reading does not depend on it. */
final class FrameCheck {
  private final List<PickleNote> notes = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>(0);
  private long frameEnd; // the end of the current or last frame

  /**
   * An opcode that extends beyond the end of its frame.
   *
   * @param opcodeAt the offset of the opcode
   * @param frameEnd the offset behind the frame
   */
  record Crossing(int opcodeAt, int frameEnd) {}

  /**
   * Records that an opcode was executed.
   *
   * @param from the offset of the opcode
   * @param to the offset after its argument
   */
  void executed(byte[] in, int from, int to) {
    if ((in[from] & 0xFF) == Codes.FRAME) {
      if (from < frameEnd) {
        crosses(in, from);
        note(from, "a frame that begins within another");
      }
      frameEnd = to + length(in, from + 1);
    } else {
      checkEnd(in, from, to);
    }
  }

  /**
   * Records that an opcode was read, but not executed.
   *
   * @param from the offset of the opcode
   * @param to the offset up to which it was read
   */
  void refused(byte[] in, int from, int to) {
    checkEnd(in, from, to);
  }

  /** Adds a crossing, but not of a frame that is not complete: CPython executes none of it. */
  private void crosses(byte[] in, int opcodeAt) {
    if (frameEnd <= in.length) {
      crossings.add(new Crossing(opcodeAt, (int) frameEnd));
    }
  }

  private void checkEnd(byte[] in, int from, int to) {
    if (from < frameEnd && to > frameEnd) {
      crosses(in, from);
      note(from, "an opcode that extends beyond the end of its frame");
    }
  }

  /**
   * Returns whether there may be a frame other than the usual one, which spans from PROTO to STOP.
   */
  static boolean isNeeded(byte[] in, int from, int to) {
    boolean usual =
        to - from > 11
            && (in[from + 2] & 0xFF) == Codes.FRAME
            && from + 11 + length(in, from + 3) == to;
    for (int i = usual ? from + 11 : from; i < to; i++) {
      if ((in[i] & 0xFF) == Codes.FRAME) {
        return true;
      }
    }
    return false;
  }

  private static long length(byte[] in, int from) {
    long length = 0;
    for (int i = 7; i >= 0; i--) {
      length = length << 8 | in[from + i] & 0xFF;
    }
    return length;
  }

  private void note(int offset, String text) {
    notes.add(new PickleNote(PickleNote.Kind.FRAME, offset, text));
  }

  /** Returns whether a frame is unlike those that CPython writes. */
  boolean areCrossed() {
    return !notes.isEmpty();
  }

  List<PickleNote> notes() {
    return notes;
  }

  /** Returns the opcodes that extend beyond the ends of their frames. */
  List<Crossing> crossings() {
    return crossings;
  }
}
