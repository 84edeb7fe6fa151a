package picklescope.view.files;

import java.nio.file.Path;
import java.util.List;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The captures that were opened or saved lately, in the settings.
 *
 * @param settings the settings that keep them
 */
public record RecentCaptures(SettingsKeeper settings) {
  /** Returns their absolute paths, the latest first. */
  public List<String> list() {
    return settings.get(Settings.RECENT_CAPTURES);
  }

  /** Adds a capture as the latest. */
  public void add(Path file) {
    String path = file.toAbsolutePath().toString();
    settings.update(old -> old.withFirst(Settings.RECENT_CAPTURES, path));
  }
}
