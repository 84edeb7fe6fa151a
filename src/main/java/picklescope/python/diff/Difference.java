package picklescope.python.diff;

import java.util.Optional;

/**
 * A place at which two values differ.
 *
 * @param path where it is, from the outermost value: {@code [2]['pos'][0]}, of what was removed as
 *     the first value has it, of all else as the second has it; empty for the whole
 * @param before what the first value has there, as Python text; empty if it was added
 * @param after what the second value has there; empty if it was removed
 */
public record Difference(String path, Optional<String> before, Optional<String> after) {
  /** {@code changed}, {@code added} or {@code removed}. */
  public String kind() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }
}
