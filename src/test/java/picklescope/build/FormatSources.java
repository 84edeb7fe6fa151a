package picklescope.build;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes every source file anew as {@link FormatTest} wants it: {@code mvn -Pformat}. */
final class FormatSources {
  private FormatSources() {}

  static void main() throws Exception {
    for (Path file : sources()) {
      String text = Files.readString(file);
      String formatted = formatted(text);
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + file);
      }
    }
  }

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String formatted(String source) throws Exception {
    return new Formatter().formatSourceAndFixImports(source);
  }
}
