package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The launchers know all commands, and give each the same flags of the JVM. */
class LauncherFlagsTest {
  private static final Path FOLDER = Path.of("packaging");

  private static Set<String> commands() {
    var commands = new TreeSet<>(CommandLineMain.model().getSubcommands().keySet());
    commands.addAll(Set.of("-h", "--help", "-V", "--version"));
    return commands;
  }

  /** By command, what a shell script assigns to {@code quick}. */
  private static Map<String, String> ofScript(Path script) throws Exception {
    var flags = new TreeMap<String, String>();
    var line = Pattern.compile("(?m)^  ([a-zA-Z| -]+)\\) quick=('[^']*'|\\S*)");
    for (var found : line.matcher(Files.readString(script)).results().toList()) {
      for (String command : found.group(1).split(" \\| ")) {
        flags.put(command, found.group(2).replace("'", ""));
      }
    }
    return flags;
  }

  /**
   * By command, what the lines {@code for %%C in (...) do if "%~1"=="%%C" set "NAME=..."} assign.
   */
  private static Map<String, String> ofBatch(String name) throws Exception {
    var values = new TreeMap<String, String>();
    var line =
        Pattern.compile(
            "(?m)^(?:for %%C in \\(([^)]*)\\) do )?if \"%~1\"==\"([^\"]*)\" set \"NAME=([^\"]*)\""
                .replace("NAME", name));
    String text = Files.readString(FOLDER.resolve("bin/picklescope.bat"));
    for (var found : line.matcher(text).results().toList()) {
      String commands = found.group(1) == null ? found.group(2) : found.group(1);
      Stream.of(commands.split(" ")).forEach(command -> values.put(command, found.group(3)));
    }
    return values;
  }

  @Test
  void allHaveTheSameFlags() throws Exception {
    var folder = ofScript(FOLDER.resolve("bin/picklescope"));
    assertEquals(commands(), folder.keySet());
    assertEquals(folder, ofScript(FOLDER.resolve("linux/picklescope")));
    assertEquals(folder, ofBatch("quick"));
  }

  @Test
  void noCommandHasTheModulesOfTheWindow() throws Exception {
    var modules = ofBatch("modules");
    assertEquals(commands(), modules.keySet());
    assertTrue(modules.values().stream().noneMatch(text -> text.contains("javafx")), "" + modules);
    var natives = ofBatch("native");
    assertEquals(commands(), natives.keySet());
    assertTrue(natives.values().stream().noneMatch(text -> text.contains("javafx")), "" + natives);
  }
}
