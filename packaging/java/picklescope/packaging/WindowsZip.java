package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The portable folder for Windows, for a computer that has Java: the program's jars with JavaFX's
 * for Windows, and the launcher {@code picklescope.bat}. JavaFX's native libraries are beside it,
 * where JavaFX looks first: from its jars it would unpack them into a folder of the user, from
 * which no library may be loaded where an administrator has restricted it (AppLocker).
 */
final class WindowsZip {
  private WindowsZip() {}

  /**
   * Writes the file.
   *
   * @param project the project's folder
   * @param javafx a folder with JavaFX's jars for Windows
   * @param work a folder for what is made on the way
   * @param name the folder that is in the file
   * @param time the time of all files in it
   */
  static void make(Path project, Path javafx, Path work, String name, Instant time, Path file)
      throws IOException {
    var jars = work.resolve("windows-jars");
    var natives = work.resolve("windows-natives");
    ModuleJars.copy(javafx, jars, natives);
    var entries = new TreeMap<String, Path>();
    add(
        entries,
        "lib/",
        project.resolve("target/app/lib"),
        jar -> jar.endsWith(".jar") && !jar.contains("javafx-"));
    add(entries, "lib/", jars, jar -> jar.endsWith("-win.jar"));
    add(entries, "bin/", natives, library -> library.endsWith(".dll"));
    entries.put("bin/picklescope.bat", project.resolve("packaging/bin/picklescope.bat"));
    entries.put("LICENSE.txt", project.resolve("LICENSE"));
    entries.put("README.md", project.resolve("README.md"));
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, Path> each : entries.entrySet()) {
        var entry = new ZipEntry(name + "/" + each.getKey());
        entry.setTimeLocal(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
        Files.copy(each.getValue(), zip);
        zip.closeEntry();
      }
    }
  }

  private static void add(
      Map<String, Path> entries, String prefix, Path folder, Predicate<String> isIncluded)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> isIncluded.test(file.getFileName().toString()))
          .forEach(file -> entries.put(prefix + file.getFileName(), file));
    }
  }
}
