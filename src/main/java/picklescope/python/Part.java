package picklescope.python;

/**
 * A value inside of another.
 *
 * @param role what it is to the value around it
 * @param index its number from 0 among the parts of the same role
 * @param value the value inside; of a dict's entry the value, not the key
 */
public record Part(Role role, int index, PyValue value) {
  /** What a part is to the value around it. */
  public enum Role {
    /** An item of a list or tuple, or one that would be added to an object. */
    ITEM,
    /** A member of a set or frozenset. */
    MEMBER,
    /** The value of a dict's key, or of a pair that would be set in an object. */
    ENTRY,
    /** The class or function that would make an object. */
    CALLABLE,
    /** The positional arguments that it would get. */
    ARGUMENTS,
    /** The keyword arguments that it would get. */
    KEYWORDS,
    /** What would be set as an object's state. */
    STATE,
    /** What a persistent id says. */
    ID
  }
}
