package picklescope.python;

/**
 * A value within another.
 *
 * @param role its role within the containing value
 * @param index its index, from 0, among the parts with the same role
 * @param value the part; of a dict's entry the value, not the key
 */
public record Part(Role role, int index, PyValue value) {
  /** The role of a part within the containing value. */
  public enum Role {
    /** An item of a list or tuple, or one that would be added to an object. */
    ITEM,
    /** A member of a set or frozenset. */
    MEMBER,
    /** The value of a dict's key, or of a pair that would be set in an object. */
    ENTRY,
    /** The class or function that would create an object. */
    CALLABLE,
    /** Its positional arguments. */
    ARGUMENTS,
    /** Its keyword arguments. */
    KEYWORDS,
    /** A state that would be set in an object. */
    STATE,
    /** The id of a persistent object. */
    ID
  }
}
