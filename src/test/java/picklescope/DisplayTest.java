package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.system.OperatingSystem;

class DisplayTest {
  private static final Set<String> NONE = Set.of();
  private static final Set<String> ALL = Set.of("libgtk-3.so.0", "libXtst.so.6");

  private static String missing(Map<String, String> environment, Set<String> libraries) {
    return new Display(OperatingSystem.LINUX, Optional.empty(), environment, libraries::contains)
        .missing()
        .orElse("");
  }

  @Test
  void gtkIsNamedWithItsPackages() {
    String missing = missing(Map.of("DISPLAY", ":0"), Set.of("libXtst.so.6"));
    assertEquals(
        "GTK 3 is missing (install libgtk-3-0 on Debian and Ubuntu, gtk3 on Fedora and Arch)",
        missing);
  }

  @Test
  void aMissingDisplayIsReported() {
    assertEquals("there is no display (DISPLAY is not set)", missing(Map.of(), ALL));
    assertTrue(missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), ALL).contains("xwayland"));
    assertTrue(missing(Map.of("DISPLAY", ""), NONE).contains("; GTK 3 is missing"));
  }

  @Test
  void nothingIsNeededHeadlessOrElsewhere() {
    assertEquals("", missing(Map.of("DISPLAY", ":0"), ALL));
    for (var os : Set.of(OperatingSystem.WINDOWS, OperatingSystem.MAC)) {
      assertEquals(
          Optional.empty(), new Display(os, Optional.empty(), Map.of(), NONE::contains).missing());
    }
    assertEquals(
        Optional.empty(),
        new Display(OperatingSystem.LINUX, Optional.of("Headless"), Map.of(), NONE::contains)
            .missing());
  }

  @Test
  void windowsMayLoadJavaFxsLibrariesFromAnotherFolder() {
    var failure = new UnsatisfiedLinkError("Can't load library: glass.dll");
    String reason = WindowMain.reason(failure, OperatingSystem.WINDOWS);
    assertTrue(reason.contains("'Can't load library: glass.dll'"), reason);
    assertTrue(reason.contains("-Djavafx.cachedir=FOLDER"), reason);
    for (String other :
        Set.of(
            WindowMain.reason(failure, OperatingSystem.LINUX),
            WindowMain.reason(
                new UnsupportedOperationException("none"), OperatingSystem.WINDOWS))) {
      assertTrue(!other.contains("cachedir"), other);
    }
  }
}
