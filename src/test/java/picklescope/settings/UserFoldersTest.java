package picklescope.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private final Path home = Path.of("home").toAbsolutePath();
  private final Path other = Path.of("other").toAbsolutePath();

  private void assertFolders(
      String settings, String journals, String os, Map<String, String> environment) {
    assertEquals(
        new UserFolders(home.resolve(settings), home.resolve(journals)),
        UserFolders.of(os, home.toString(), environment));
  }

  @Test
  void eachPlatformHasItsUsualFolders() {
    assertFolders(".config/picklescope", ".local/state/picklescope/journals", "Linux", Map.of());
    assertFolders(
        ".config/picklescope",
        ".local/state/picklescope/journals",
        "Linux",
        Map.of("XDG_CONFIG_HOME", "relative", "XDG_STATE_HOME", ""));
    assertFolders(
        "Library/Application Support/Picklescope",
        "Library/Application Support/Picklescope/journals",
        "Mac OS X",
        Map.of());
    assertFolders(
        "AppData/Roaming/Picklescope",
        "AppData/Local/Picklescope/journals",
        "Windows 11",
        Map.of());
  }

  @Test
  void environmentVariablesOverrideTheFolders() {
    String at = other.toString();
    assertEquals(
        new UserFolders(other.resolve("picklescope"), other.resolve("picklescope/journals")),
        UserFolders.of(
            "FreeBSD", home.toString(), Map.of("XDG_CONFIG_HOME", at, "XDG_STATE_HOME", at)));
    assertEquals(
        new UserFolders(other.resolve("Picklescope"), other.resolve("Picklescope/journals")),
        UserFolders.of("Windows 11", home.toString(), Map.of("APPDATA", at, "LOCALAPPDATA", at)));
  }
}
