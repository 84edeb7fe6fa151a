package picklescope.format;

import java.util.List;
import java.util.stream.Stream;
import picklescope.python.source.SourceException;

/** The formats by their names, and the text form of each. */
public final class PayloadFormats {
  /** The names, with which a text form begins, in the order in which they are offered. */
  public static final List<String> NAMES;

  private static final List<String> BUILT_IN =
      List.of(
          JsonFormat.NAME,
          CsvFormat.NAME,
          StructFormat.NAME,
          OscFormat.NAME,
          MsgpackFormat.NAME,
          TextFormat.NAME);
  private static final Plugins PLUGINS = Plugins.load(BUILT_IN);

  static {
    NAMES = Stream.concat(BUILT_IN.stream(), PLUGINS.formats().keySet().stream()).toList();
  }

  private PayloadFormats() {}

  /**
   * Parses the text form of a format: its name, and its options after a space.
   *
   * @throws SourceException with the position of the mistake
   */
  public static PayloadFormat of(String text) throws SourceException {
    String word = text.strip();
    int end = nameEnd(word);
    String name = word.substring(0, end);
    String options = word.substring(end).strip();
    int at = options.isEmpty() ? text.length() : text.lastIndexOf(options);
    int after = text.indexOf(word) + end;
    return switch (name) {
      case JsonFormat.NAME -> withoutOptions(new JsonFormat(), options, at);
      case CsvFormat.NAME -> CsvFormat.of(text, after);
      case StructFormat.NAME -> StructFormat.of(text, after);
      case OscFormat.NAME -> withoutOptions(new OscFormat(), options, at);
      case MsgpackFormat.NAME -> withoutOptions(new MsgpackFormat(), options, at);
      case TextFormat.NAME -> TextFormat.of(options, at);
      default -> {
        PayloadFormat plugin = PLUGINS.formats().get(name);
        if (plugin == null) {
          throw new SourceException(
              text.indexOf(word), "expected a format: " + String.join(", ", NAMES));
        }
        yield withoutOptions(plugin, options, at);
      }
    };
  }

  /** Returns why plugins were not loaded, for the user. */
  static List<String> pluginProblems() {
    return PLUGINS.problems();
  }

  private static int nameEnd(String word) {
    int end = 0;
    while (end < word.length() && !Character.isWhitespace(word.charAt(end))) {
      end++;
    }
    return end;
  }

  private static PayloadFormat withoutOptions(PayloadFormat format, String options, int at)
      throws SourceException {
    if (!options.isEmpty()) {
      throw new SourceException(at, "%s has no options".formatted(format.title()));
    }
    return format;
  }
}
