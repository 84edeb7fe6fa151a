package picklescope.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatingSystemTest {
  @Test
  void javasNamesAreKnown() {
    assertEquals(OperatingSystem.WINDOWS, OperatingSystem.of("Windows 11"));
    assertEquals(OperatingSystem.WINDOWS, OperatingSystem.of("Windows Server 2025"));
    assertEquals(OperatingSystem.MAC, OperatingSystem.of("Mac OS X"));
    assertEquals(OperatingSystem.LINUX, OperatingSystem.of("Linux"));
    assertEquals(OperatingSystem.OTHER, OperatingSystem.of("FreeBSD"));
  }

  /** Elsewhere it is a value, which tests choose. */
  @Test
  void nobodyElseAsksForTheName() throws Exception {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var asking =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("OperatingSystem.java"))
              .filter(OperatingSystemTest::asks)
              .toList();
      assertEquals(List.of(), asking);
    }
    assertTrue(asks(Path.of("src/main/java/picklescope/system/OperatingSystem.java")));
  }

  private static boolean asks(Path file) {
    try {
      return Files.readString(file).contains("getProperty(\"os.name\")");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
