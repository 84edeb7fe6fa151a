package picklescope.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The program that displays a folder. */
public final class FileManager {
  private FileManager() {}

  /**
   * Returns its path, which is absolute: what lies in the working folder, such as beside a capture
   * of somebody else, must not be run.
   *
   * @throws IOException if there is none; the message is for the user
   */
  public static Path program() throws IOException {
    return switch (OperatingSystem.running()) {
      case WINDOWS ->
          Path.of(
              Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows"),
              "explorer.exe");
      case MAC -> Path.of("/usr/bin/open");
      case LINUX, OTHER ->
          found("xdg-open", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    };
  }

  /** Returns a program in an absolute folder of {@code PATH}. */
  static Path found(String name, String path) throws IOException {
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("There is no %s in a folder of PATH.".formatted(name)));
  }
}
