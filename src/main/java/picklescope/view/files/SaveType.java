package picklescope.view.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The types of files that messages are saved to. */
public enum SaveType {
  CAPTURE("Capture, also for Wireshark (pcapng)", ".pcapng", ".pcap", ".cap", ".dmp"),
  JSON_LINES("JSON, one message a line (jsonl)", ".jsonl", ".json"),
  CSV("Table for spreadsheets (csv)", ".csv");

  private static final DateTimeFormatter SUGGESTED =
      DateTimeFormatter.ofPattern("'picklescope' yyyy-MM-dd HH-mm-ss");

  private final String title;
  private final String[] suffixes;

  SaveType(String title, String... suffixes) {
    this.title = title;
    this.suffixes = suffixes;
  }

  /** Returns the name that a dialog suggests, without its ending: one that Windows allows too. */
  public static String suggestedName(LocalDateTime now) {
    return SUGGESTED.format(now);
  }

  /** Returns the name for the user. */
  public String title() {
    return title;
  }

  /** Returns the ending of file names, such as {@code .csv}. */
  public String suffix() {
    return suffixes[0];
  }

  /** Returns the pattern of file names, such as {@code *.csv}. */
  public String pattern() {
    return "*" + suffix();
  }

  /** Returns the type with a pattern; that of captures if no type has it. */
  public static SaveType ofPattern(String pattern) {
    return Stream.of(values())
        .filter(type -> type.pattern().equals(pattern))
        .findFirst()
        .orElse(CAPTURE);
  }

  /**
   * Returns the file that is written when this type was chosen in a file dialog: a name without the
   * ending of any type gets that of this one.
   *
   * @param chosen the file of the dialog, which has asked whether an existing one is replaced
   * @param mayReplace asks whether another file, which exists, is replaced
   * @return the file; empty if it must not be replaced
   */
  public Optional<Path> target(Path chosen, Predicate<Path> mayReplace) {
    if (hasEnding(chosen)) {
      return Optional.of(chosen);
    }
    var file = chosen.resolveSibling(chosen.getFileName() + suffix());
    return Optional.of(file).filter(target -> !Files.exists(target) || mayReplace.test(target));
  }

  private static boolean hasEnding(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .flatMap(type -> Stream.of(type.suffixes))
        .anyMatch(suffix -> name.endsWith(suffix) && name.length() > suffix.length());
  }
}
