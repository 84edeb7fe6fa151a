package picklescope.build;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/**
 * Writes every source file as {@link FormatTest} wants it, and the list of {@link FormattedFiles}:
 * {@code mvn -Pformat}.
 */
final class FormatSources {
  private FormatSources() {}

  static void main() throws Exception {
    var known = FormattedFiles.committed();
    var texts = new HashMap<Path, String>();
    for (Path file : FormattedFiles.sources()) {
      String text = Files.readString(file);
      String formatted = known.has(text) ? text : formatted(text);
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + file);
      }
      texts.put(file, formatted);
    }
    var lines = FormattedFiles.lines(texts);
    Files.createDirectories(FormattedFiles.LIST.getParent());
    Files.writeString(FormattedFiles.LIST, String.join("\n", lines) + "\n");
  }

  static String formatted(String source) throws Exception {
    return new Formatter().formatSourceAndFixImports(source);
  }
}
