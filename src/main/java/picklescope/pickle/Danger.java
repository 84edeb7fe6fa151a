package picklescope.pickle;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a receiver would do apart from creating data, if it unpickled a payload.
 *
 * @param kind how much is known about it
 * @param name the name, in the form of {@link Globals#text}; followed by {@code (...)} if the
 *     result of its call is meant
 * @param offset the offset of the opcode that causes it, in bytes; 0 if it is in a part
 * @param isInPart whether it happens only if a receiver also unpickles a part of the payload, such
 *     as a value of bytes
 */
public record Danger(Kind kind, String name, int offset, boolean isInPart) {
  private static final String IF_PART = "if a part is unpickled: ";

  /** Creates a danger of unpickling the payload itself. */
  Danger(Kind kind, String name, int offset) {
    this(kind, name, offset, false);
  }

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

  /** Returns the same danger of a part of the payload. */
  Danger ofPart() {
    return new Danger(kind, name, 0, true);
  }

  /**
   * Returns the text, for example {@code runs code: os.system}, or {@code if a part is unpickled:
   * runs code: os.system}.
   */
  public String text() {
    return (isInPart ? IF_PART : "") + kind.text + ": " + name;
  }

  /**
   * Returns the text of several dangers, for example {@code runs code: os.system, posix.system; may
   * run code: lab.Player}; those of parts are the last.
   *
   * @param most the maximum number of names; further ones are counted
   */
  public static String text(List<Danger> dangers, int most) {
    List<Danger> shown = dangers.stream().limit(most).toList();
    String inParts = grouped(shown.stream().filter(Danger::isInPart));
    String named =
        Stream.of(
                grouped(shown.stream().filter(danger -> !danger.isInPart())),
                inParts.isEmpty() ? "" : IF_PART + inParts)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return dangers.size() > most
        ? String.format(Locale.ROOT, "%s and %,d more", named, dangers.size() - most)
        : named;
  }

  private static String grouped(Stream<Danger> dangers) {
    return dangers
        .collect(
            Collectors.groupingBy(
                Danger::kind,
                () -> new EnumMap<>(Kind.class),
                Collectors.mapping(Danger::name, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey().text + ": " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
