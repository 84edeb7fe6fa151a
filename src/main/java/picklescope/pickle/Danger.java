package picklescope.pickle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that a receiver would do apart from creating data, if it unpickled a payload.
 *
 * @param kind how much is known about it
 * @param name the name, in the form of {@link Globals#text}; followed by {@code (...)} if the
 *     result of its call is meant
 * @param offset the offset of the opcode that causes it, in bytes
 */
public record Danger(Kind kind, String name, int offset) {
  /** How much is known, the most serious first. */
  public enum Kind {
    /**
     * The name runs code or commands, opens files or connections, or gives access to something that
     * does.
     */
    RUNS_CODE("runs code"),
    /** A class or function that would be called or modified, about which nothing is known. */
    MAY_RUN_CODE("may run code"),
    /** The pickle computes a name, or calls the result of a call. */
    CANNOT_BE_KNOWN("cannot be known");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Returns a short description for the user. */
    public String text() {
      return text;
    }
  }

  /** Returns the text, for example {@code runs code: os.system}. */
  public String text() {
    return kind.text + ": " + name;
  }

  /**
   * Returns the text of several dangers, for example {@code runs code: os.system, posix.system; may
   * run code: lab.Player}.
   *
   * @param most the maximum number of names; further ones are counted
   */
  public static String text(List<Danger> dangers, int most) {
    String named =
        dangers.stream()
            .limit(most)
            .collect(
                Collectors.groupingBy(
                    Danger::kind,
                    () -> new java.util.EnumMap<>(Kind.class),
                    Collectors.mapping(Danger::name, Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey().text + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    return dangers.size() > most
        ? String.format(Locale.ROOT, "%s and %,d more", named, dangers.size() - most)
        : named;
  }
}
