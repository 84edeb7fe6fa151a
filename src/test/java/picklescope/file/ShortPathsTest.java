package picklescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortPathsTest {
  @Test
  void filesOfOneNameAreToldApartByTheirFolders() {
    var files = paths("/1/a/lab.pcapng", "/2/a/lab.pcapng", "/2/b/lab.pcapng", "/2/one.pcapng");
    assertEquals(
        paths("1/a/lab.pcapng", "2/a/lab.pcapng", "b/lab.pcapng", "one.pcapng"),
        files.stream().map(file -> ShortPaths.of(file, files)).toList());
  }

  @Test
  void aFileIsToldApartFromItselfByNothing() {
    assertEquals(
        Path.of("lab.pcapng"), ShortPaths.of(Path.of("lab.pcapng"), paths("./lab.pcapng")));
  }

  /** Nothing tells them apart but the root. */
  @Test
  void aPathThatIsTheEndOfAnotherIsWhole() {
    Path file = Path.of("/lab.pcapng").toAbsolutePath();
    assertEquals(file, ShortPaths.of(file, paths("/a/lab.pcapng")));
  }

  private static List<Path> paths(String... paths) {
    return Stream.of(paths).map(Path::of).toList();
  }
}
