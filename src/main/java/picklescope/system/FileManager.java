package picklescope.system;

import java.io.IOException;
import java.nio.file.Path;

/** The program that displays a folder. */
public final class FileManager {
  private static final String OF_UNIX = "xdg-open";

  private FileManager() {}

  /**
   * Returns its path, which is absolute.
   *
   * @throws IOException if no file manager is installed; the message is for the user
   */
  public static Path program() throws IOException {
    var system = OperatingSystem.running();
    return switch (system) {
      case WINDOWS -> Programs.windowsFolder().resolve("explorer.exe");
      case MAC -> Path.of("/usr/bin/open");
      case LINUX, OTHER ->
          Programs.ofPath(system)
              .find(OF_UNIX)
              .orElseThrow(
                  () -> new IOException("There is no " + OF_UNIX + " in a folder of PATH."));
    };
  }
}
