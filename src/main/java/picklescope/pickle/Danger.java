package picklescope.pickle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that a receiver would do beyond making data, if it unpickled a payload.
 *
 * @param kind how much is known of it
 * @param name the name, as {@link Globals#text} gives it; with {@code (...)} behind it where what
 *     its call returns is meant
 * @param offset where the opcode stands that does it, in bytes
 */
public record Danger(Kind kind, String name, int offset) {
  /** How much is known, the worst first. */
  public enum Kind {
    /** The name runs code or commands, opens files or connections, or reaches what does. */
    RUNS_CODE("runs code"),
    /** A class or function that would be called or changed, of which nothing is known. */
    MAY_RUN_CODE("may run code"),
    /** The pickle computes a name, or calls what a call has returned. */
    CANNOT_BE_KNOWN("cannot be known");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In a few words for the user. */
    public String text() {
      return text;
    }
  }

  /** {@code runs code: os.system}. */
  public String text() {
    return kind.text + ": " + name;
  }

  /**
   * {@code runs code: os.system, posix.system; may run code: lab.Player}.
   *
   * @param most how many are named; the rest is counted
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
        ? "%s and %,d more".formatted(named, dangers.size() - most)
        : named;
  }
}
