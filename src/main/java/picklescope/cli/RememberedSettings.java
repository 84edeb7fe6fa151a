package picklescope.cli;

import java.io.PrintStream;
import picklescope.settings.Settings;
import picklescope.settings.SettingsFile;
import picklescope.settings.UserFolders;

/** The settings of the window, for a command that does not change them. */
final class RememberedSettings {
  private RememberedSettings() {}

  /**
   * Reads them.
   *
   * @param err where a problem is reported
   */
  static Settings load(PrintStream err) {
    var loaded = new SettingsFile(UserFolders.usual().settings()).load();
    loaded.notice().ifPresent(err::println);
    return loaded.settings();
  }
}
