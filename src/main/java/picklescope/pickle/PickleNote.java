package picklescope.pickle;

/**
 * An observation about a pickle that its value does not show.
 *
 * @param kind its kind
 * @param offset the offset in bytes to which it refers
 * @param text a description for the user
 */
public record PickleNote(Kind kind, int offset, String text) {
  /** The kind of a note. */
  public enum Kind {
    /**
     * An opcode that extends beyond the end of its frame, or a frame that begins within another.
     * CPython's C unpickler ignores frames, its {@code pickle.py} refuses these (PEP 3154).
     */
    FRAME,
    /** A key or member that is not hashable, which CPython refuses with a TypeError. */
    UNHASHABLE,
    /** A call whose result is dropped: it may have a side effect. */
    DROPPED_CALL,
    /** A value that is left on the stack at the end of the pickle. */
    LEFT_ON_STACK
  }
}
