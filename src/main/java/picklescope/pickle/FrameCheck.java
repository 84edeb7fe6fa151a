package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;

/** Checks whether opcodes stay within their frames (PEP 3154). Reading does not depend on it. */
final class FrameCheck {
  private final List<PickleNote> notes = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>(0);
  private long frameEnd; // the end of the current or last frame

  /**
   * An opcode that extends beyond the end of its frame, or a frame within it that does.
   *
   * @param opcodeAt the offset of the opcode
   * @param frameEnd the offset behind the frame
   */
  record Crossing(int opcodeAt, int frameEnd) {}

  /** Creates a check outside of a frame. */
  FrameCheck() {
    this(0);
  }

  /** Creates a check within a frame, up to an offset. */
  FrameCheck(long frameEnd) {
    this.frameEnd = frameEnd;
  }

  /**
   * Records that an opcode was executed.
   *
   * @param from the offset of the opcode
   * @param to the offset after its argument
   */
  void executed(byte[] in, int from, int to) {
    if ((in[from] & 0xFF) == Codes.FRAME) {
      frame(in, from, to);
    } else {
      checkEnd(in, from, to);
    }
  }

  private void frame(byte[] in, int from, int to) {
    long end = to + Math.clamp(length(in, from + 1), 0, Integer.MAX_VALUE);
    if (from >= frameEnd) {
      frameEnd = end;
      return;
    }
    note(from, "a frame that begins within another");
    if (to > frameEnd || end > frameEnd) { // else it is read as a part of that one
      crosses(in, from);
      frameEnd = end;
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

  private void checkEnd(byte[] in, int from, int to) {
    if (from < frameEnd && to > frameEnd) {
      crosses(in, from);
      note(from, "an opcode that extends beyond the end of its frame");
    }
  }

  /** Adds a crossing, but not of a frame that is not complete: CPython in C executes none of it. */
  private void crosses(byte[] in, int opcodeAt) {
    if (frameEnd <= in.length) {
      crossings.add(new Crossing(opcodeAt, (int) frameEnd));
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

  /** Returns whether an offset is in the current frame. */
  boolean isWithin(int offset) {
    return offset < frameEnd;
  }

  List<PickleNote> notes() {
    return notes;
  }

  /** Returns the opcodes that extend beyond the ends of their frames. */
  List<Crossing> crossings() {
    return crossings;
  }
}
