package picklescope.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.python.text.VisibleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a settings file has that is not used, as a notice for the user. */
final class UnusedSettings {
  private static final int MOST_NAMED = 3;
  private static final int MOST_CHARACTERS = 80;

  private UnusedSettings() {}

  /**
   * Returns the notice; empty if all is used, but for what does not change how messages are read.
   *
   * @param file the file of the settings
   */
  static Optional<String> notice(Path file, ObjectNode settings) {
    String text =
        Stream.of(tooLong(file, settings), envelopes(file, settings))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<String> tooLong(Path file, ObjectNode settings) {
    var cut = Settings.cut(settings);
    return cut.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The settings file %s has more than %,d items in: %s. The others are not used, and"
                    + " not written again.",
                file,
                Codec.MOST_ITEMS,
                String.join(", ", cut)));
  }

  private static Optional<String> envelopes(Path file, ObjectNode settings) {
    var unread =
        settings
            .path(Settings.ENVELOPES.name())
            .propertyStream()
            .limit(Codec.MOST_ITEMS)
            .filter(Settings.ENVELOPES.unread()::isUnread)
            .toList();
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("The settings file %s has envelopes that are not known: %s. Their messages are read as"
                    + " if no envelope were chosen. Correct them in the file or install the missing"
                    + " plugin and start again, or choose other envelopes. Until then they stay in"
                    + " the file.")
                .formatted(file, named(unread)));
  }

  private static String named(List<Map.Entry<String, JsonNode>> unread) {
    String named =
        unread.stream()
            .limit(MOST_NAMED)
            .map(one -> shown(one.getKey()) + ": " + shown(text(one.getValue())))
            .collect(Collectors.joining("; "));
    return unread.size() > MOST_NAMED ? named + "; …" : named;
  }

  private static String text(JsonNode json) {
    return Codec.TEXT.read().apply(json).orElseGet(json::toString);
  }

  private static String shown(String text) {
    String begin =
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    return VisibleText.line(begin);
  }
}
