package picklescope.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileManagerTest {
  @TempDir private Path folder;

  /** An empty entry is the working folder, in which somebody else may have put a program. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyAbsoluteFoldersAreLookedAt() throws Exception {
    var here = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "programs");
    var relative = Path.of("").toAbsolutePath().relativize(here);
    program(here);
    assertThrows(
        IOException.class, () -> FileManager.found("opener", File.pathSeparator + relative));
    var program = program(folder);
    assertEquals(
        program, FileManager.found("opener", "." + File.pathSeparator + relative + ":" + folder));
  }

  private static Path program(Path in) throws IOException {
    var file = Files.writeString(in.resolve("opener"), "");
    file.toFile().setExecutable(true);
    file.toFile().deleteOnExit();
    in.toFile().deleteOnExit();
    return file;
  }
}
