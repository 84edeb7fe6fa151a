package picklescope.python.diff;

import java.util.Optional;

/**
 * A difference between two values.
 *
 * @param path the path from the outermost value: {@code [2]['pos'][0]}; in the first value for a
 *     removed part, otherwise in the second; empty for the value itself
 * @param before the part of the first value, as Python text; empty if it was added
 * @param after the part of the second value; empty if it was removed
 */
public record Difference(String path, Optional<String> before, Optional<String> after) {
  /** Returns {@code changed}, {@code added} or {@code removed}. */
  public String kind() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }
}
