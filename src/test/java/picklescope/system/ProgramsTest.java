package picklescope.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir private Path folder;

  private static Optional<Path> find(String path, String... more) {
    return Programs.of(OperatingSystem.LINUX, path, List.of(more)).find("opener");
  }

  private static Path program(Path in) throws IOException {
    var file = Files.writeString(Files.createDirectories(in).resolve("opener"), "");
    file.toFile().setExecutable(true);
    return file;
  }

  /** An empty entry is the working folder, in which somebody else may have put a program. */
  @Test
  void onlyAbsoluteFoldersAreLookedAt() throws Exception {
    var here = Path.of("").toAbsolutePath();
    assumeTrue(here.getRoot().equals(folder.getRoot()), "a path leads from one to the other");
    program(folder.resolve("near"));
    String near = here.relativize(folder.resolve("near")).toString();
    assertEquals(Optional.empty(), find(String.join(File.pathSeparator, "", ".", near), near));
    var program = program(folder.resolve("far"));
    assertEquals(
        Optional.of(program),
        find(near + File.pathSeparator + "\0" + File.pathSeparator + folder.resolve("far")));
    assertEquals(Optional.of(program), find(near, folder.resolve("far").toString()));
  }

  @Test
  void aProgramThatMayBeRunIsPreferred() throws Exception {
    var locked = program(folder.resolve("locked"));
    assumeTrue(locked.toFile().setExecutable(false) && !Files.isExecutable(locked), "Unix");
    Files.createDirectories(folder.resolve("odd/opener"));
    String path = folder.resolve("odd") + File.pathSeparator + locked.getParent();
    assertEquals(Optional.of(locked), find(path));
    var program = program(folder.resolve("usual"));
    assertEquals(Optional.of(program), find(path, program.getParent().toString()));
  }

  @Test
  void windowsHasFilesOfItsOwn() throws Exception {
    var program = Files.createFile(folder.resolve("netsh.exe"));
    var programs = new Programs(OperatingSystem.WINDOWS, List.of(folder));
    assertEquals(Optional.of(program), programs.find("netsh"));
  }
}
