package picklescope.pickle;

/**
 * Something about a pickle that its value does not show.
 *
 * @param kind what it is about
 * @param offset the offset in bytes where it is
 * @param text a sentence for the user
 */
public record PickleNote(Kind kind, int offset, String text) {
  /** What a note is about. */
  public enum Kind {
    /**
     * An opcode that reaches over the end of its frame, or a frame that begins within another.
     * CPython's C unpickler takes no notice of frames, its {@code pickle.py} refuses these (PEP
     * 3154).
     */
    FRAME,
    /** A key or member that CPython refuses with a TypeError, because it cannot be hashed. */
    UNHASHABLE,
    /** A call that is made and dropped again: it may have an effect of its own. */
    DROPPED_CALL,
    /** A value that is still on the stack when the pickle ends. */
    LEFT_ON_STACK
  }
}
