package picklescope.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds programs of this computer. What lies in the working folder, such as beside a capture of
 * somebody else, must not be run.
 */
public final class Programs {
  private final OperatingSystem system;
  private final List<Path> folders;

  /**
   * Creates a finder that looks in folders.
   *
   * @param folders absolute paths, the preferred one first; other paths are ignored
   */
  public Programs(OperatingSystem system, List<Path> folders) {
    this.system = system;
    this.folders = folders.stream().filter(Path::isAbsolute).toList();
  }

  /**
   * Returns a finder that looks in the folders of {@code PATH}, and then in more.
   *
   * @param more absolute paths
   */
  public static Programs ofPath(OperatingSystem system, String... more) {
    return of(
        system, Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"), List.of(more));
  }

  static Programs of(OperatingSystem system, String path, List<String> more) {
    var folders = new ArrayList<Path>();
    Stream.concat(Stream.of(path.split(File.pathSeparator)), more.stream())
        .forEach(folder -> add(folder, folders));
    return new Programs(system, folders);
  }

  private static void add(String folder, List<Path> to) {
    try {
      to.add(Path.of(folder));
    } catch (InvalidPathException e) {
      // PATH may contain anything
    }
  }

  /** Returns the folder of Windows. */
  public static Path windowsFolder() {
    return Path.of(Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows"));
  }

  /**
   * Returns the absolute path of a program. One that this user may not run is found if there is no
   * other: its start tells so.
   *
   * @param name as on Unix, without {@code .exe}
   */
  public Optional<Path> find(String name) {
    String file = system == OperatingSystem.WINDOWS ? name + ".exe" : name;
    var there =
        folders.stream().map(folder -> folder.resolve(file)).filter(Files::isRegularFile).toList();
    return there.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> there.stream().findFirst());
  }
}
