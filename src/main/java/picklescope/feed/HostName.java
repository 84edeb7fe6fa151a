package picklescope.feed;

import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.system.ThisComputer;

/**
 * The name under which a computer publishes; each computer of a lab has another.
 *
 * @param text 1 to {@value #LONGEST} letters, digits and {@code - _ .}
 */
public record HostName(String text) {
  /** The most characters. */
  public static final int LONGEST = 63;

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");
  private static final String OTHERS = "[^A-Za-z0-9._-]+";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not allowed; the message is for the user
   */
  public HostName {
    if (!ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a name of a computer has 1 to %s letters, digits, '-', '_' and '.', not '%s'"
              .formatted(LONGEST, text));
    }
  }

  /** Returns the name of this computer. May query the name service. */
  public static HostName ofThisComputer() {
    String allowed = ThisComputer.name().replaceAll(OTHERS, "-");
    return new HostName(
        allowed.isEmpty()
            ? "localhost"
            : allowed.substring(0, Math.min(LONGEST, allowed.length())));
  }

  /**
   * Returns the name as one word of a subject, in which a point would be a separator: {@code =2E}.
   */
  public String token() {
    return text.replace(".", "=2E");
  }

  /** Returns the name whose {@link #token} that is; empty if it is of no name. */
  public static Optional<HostName> ofToken(String token) {
    String text = token.replace("=2E", ".");
    return ALLOWED.matcher(text).matches() ? Optional.of(new HostName(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
