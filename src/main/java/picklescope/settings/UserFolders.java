package picklescope.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import picklescope.system.OperatingSystem;

/**
 * The folders of a program's files on each platform.
 *
 * @param settings the folder of the settings file
 * @param journals the folder of live captures while they are recorded
 */
public record UserFolders(Path settings, Path journals) {
  /** Returns the folder of the jars with formats of the user's own. */
  public Path plugins() {
    return settings.resolve("plugins");
  }

  /** Returns Picklescope's folders for the current user. */
  public static UserFolders usual() {
    return of(OperatingSystem.running(), System.getProperty("user.home"), System.getenv());
  }

  /**
   * {@code Picklescope} in {@code %APPDATA%} and {@code %LOCALAPPDATA%} on Windows, in {@code
   * ~/Library/Application Support} on macOS, else {@code picklescope} in {@code XDG_CONFIG_HOME}
   * and {@code XDG_STATE_HOME} (XDG Base Directory Specification: {@code ~/.config} and {@code
   * ~/.local/state}). A variable that is not an absolute path is ignored.
   *
   * @param userHome the user's folder; Java names {@code ?} for a user whom the system does not
   *     know: that is not taken for one of the working folder, which may be anybody's
   */
  static UserFolders of(OperatingSystem os, String userHome, Map<String, String> environment) {
    String home = Path.of("/").toAbsolutePath().resolve(userHome).toString();
    return switch (os) {
      case WINDOWS -> {
        var roaming = absolute(environment, "APPDATA", Path.of(home, "AppData", "Roaming"));
        var local = absolute(environment, "LOCALAPPDATA", Path.of(home, "AppData", "Local"));
        yield new UserFolders(
            roaming.resolve("Picklescope"), local.resolve("Picklescope").resolve("journals"));
      }
      case MAC -> {
        var folder = Path.of(home, "Library", "Application Support", "Picklescope");
        yield new UserFolders(folder, folder.resolve("journals"));
      }
      case LINUX, OTHER -> {
        var config = absolute(environment, "XDG_CONFIG_HOME", Path.of(home, ".config"));
        var state = absolute(environment, "XDG_STATE_HOME", Path.of(home, ".local", "state"));
        yield new UserFolders(
            config.resolve("picklescope"), state.resolve("picklescope").resolve("journals"));
      }
    };
  }

  private static Path absolute(Map<String, String> environment, String variable, Path otherwise) {
    try {
      var path = Path.of(environment.getOrDefault(variable, ""));
      return path.isAbsolute() ? path : otherwise;
    } catch (InvalidPathException e) {
      return otherwise; // on Windows for example if it is in quotes
    }
  }
}
