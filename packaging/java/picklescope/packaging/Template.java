package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in which {@code @NAME@} stands for a value that is known when a package is made. */
final class Template {
  private static final Pattern NAME = Pattern.compile("@([A-Z]+)@");

  private Template() {}

  /**
   * Returns the text of a file with its values.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  static String filled(Path file, Map<String, String> values) throws IOException {
    return NAME.matcher(Files.readString(file))
        .replaceAll(match -> {
          if (!values.containsKey(match.group(1))) {
            throw new IllegalArgumentException("no value for %s".formatted(match.group()));
          }
          return Matcher.quoteReplacement(values.get(match.group(1)));
        });
  }
}
