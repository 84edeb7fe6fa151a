package picklescope.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picklescope.system.OperatingSystem;

class UserFoldersTest {
  private final Path home = Path.of("home").toAbsolutePath();
  private final Path other = Path.of("other").toAbsolutePath();

  private void assertFolders(
      String settings, String journals, OperatingSystem os, Map<String, String> environment) {
    assertEquals(
        new UserFolders(home.resolve(settings), home.resolve(journals)),
        UserFolders.of(os, home.toString(), environment));
  }

  @Test
  void eachPlatformHasItsUsualFolders() {
    assertFolders(
        ".config/picklescope",
        ".local/state/picklescope/journals",
        OperatingSystem.LINUX,
        Map.of());
    assertFolders(
        ".config/picklescope",
        ".local/state/picklescope/journals",
        OperatingSystem.LINUX,
        Map.of("XDG_CONFIG_HOME", "relative", "XDG_STATE_HOME", ""));
    assertFolders(
        "Library/Application Support/Picklescope",
        "Library/Application Support/Picklescope/journals",
        OperatingSystem.MAC,
        Map.of());
    assertFolders(
        "AppData/Roaming/Picklescope",
        "AppData/Local/Picklescope/journals",
        OperatingSystem.WINDOWS,
        Map.of());
  }

  @Test
  void noneIsInTheWorkingFolder() {
    var folders = UserFolders.of(OperatingSystem.LINUX, "unknown", Map.of());
    var unknown = Path.of("/").toAbsolutePath().resolve("unknown");
    assertEquals(unknown.resolve(".config/picklescope"), folders.settings());
    assertEquals(unknown.resolve(".local/state/picklescope/journals"), folders.journals());
  }

  @Test
  void environmentVariablesOverrideTheFolders() {
    String at = other.toString();
    assertEquals(
        new UserFolders(other.resolve("picklescope"), other.resolve("picklescope/journals")),
        UserFolders.of(
            OperatingSystem.OTHER,
            home.toString(),
            Map.of("XDG_CONFIG_HOME", at, "XDG_STATE_HOME", at)));
    assertEquals(
        new UserFolders(other.resolve("Picklescope"), other.resolve("Picklescope/journals")),
        UserFolders.of(
            OperatingSystem.WINDOWS, home.toString(), Map.of("APPDATA", at, "LOCALAPPDATA", at)));
  }

  /** Windows allows quotes in a variable, and no path has them; here no path has a zero byte. */
  @Test
  void aVariableThatIsNoPathIsIgnored() {
    String bad = other + "\0";
    assertFolders(
        "AppData/Roaming/Picklescope",
        "AppData/Local/Picklescope/journals",
        OperatingSystem.WINDOWS,
        Map.of("APPDATA", bad, "LOCALAPPDATA", bad));
    assertFolders(
        ".config/picklescope",
        ".local/state/picklescope/journals",
        OperatingSystem.LINUX,
        Map.of("XDG_CONFIG_HOME", bad));
  }
}
