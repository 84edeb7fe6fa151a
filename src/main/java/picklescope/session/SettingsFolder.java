package picklescope.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder in which a program's settings usually lie on each platform. */
public final class SettingsFolder {
  private SettingsFolder() {}

  /** Picklescope's folder for the user who runs it. */
  public static Path usual() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * {@code %APPDATA%\Picklescope} on Windows, {@code ~/Library/Application Support/Picklescope} on
   * macOS, else {@code picklescope} in {@code XDG_CONFIG_HOME} or {@code ~/.config} (XDG Base
   * Directory Specification: a relative XDG_CONFIG_HOME is ignored).
   */
  static Path of(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String appData = environment.getOrDefault("APPDATA", "");
      return (appData.isBlank() ? Path.of(home, "AppData", "Roaming") : Path.of(appData))
          .resolve("Picklescope");
    }
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Picklescope");
    }
    var xdg = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    return (xdg.isAbsolute() ? xdg : Path.of(home, ".config")).resolve("picklescope");
  }
}
