package picklescope.export.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the description of an earlier export tells about its files; see {@link StreamsJson}. */
final class EarlierExport {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern FILE = Pattern.compile("/losses/file|/tables/\\d+/file");

  private EarlierExport() {}

  /** Returns the names of the tables that it wrote; empty if the file is no description. */
  static Optional<Set<String>> tables(Path description) throws IOException {
    var names = new HashSet<String>();
    boolean isOurs = false;
    try (var in = new BufferedInputStream(Files.newInputStream(description));
        var parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          String name = String.valueOf(parser.currentName());
          if (name.equals("created_by")) {
            isOurs |= parser.streamReadContext().getParent().inRoot();
          } else if (name.equals("file")
              && FILE.matcher(parser.streamReadContext().pathAsPointer().toString()).matches()) {
            names.add(parser.getString());
          }
        }
      }
      return isOurs ? Optional.of(names) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
