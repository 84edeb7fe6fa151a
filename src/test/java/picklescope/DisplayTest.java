package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    return of(OperatingSystem.LINUX, environment, libraries, NONE).missing().orElse("");
  }

  private static Display of(
      OperatingSystem os,
      Map<String, String> environment,
      Set<String> libraries,
      Set<String> files) {
    return new Display(os, Optional.empty(), environment, libraries::contains, files::contains);
  }

  @Test
  void whatUsualFoldersHaveIsNotLoaded() {
    var files = Set.of("/usr/lib64/libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libXtst.so.6");
    var shown = Map.of("DISPLAY", ":0");
    assertTrue(of(OperatingSystem.LINUX, shown, NONE, files).seemsComplete());
    assertFalse(
        of(OperatingSystem.LINUX, shown, ALL, Set.of("/usr/lib64/libgtk-3.so.0")).seemsComplete());
    assertFalse(
        of(OperatingSystem.LINUX, Map.of("WAYLAND_DISPLAY", "wayland-0"), ALL, files)
            .seemsComplete());
    assertTrue(of(OperatingSystem.WINDOWS, Map.of(), NONE, NONE).seemsComplete());
  }

  @Test
  void withoutACardOpenGlIsNotLoaded() {
    assertTrue(of(OperatingSystem.LINUX, Map.of(), ALL, NONE).hasNoCard());
    assertFalse(of(OperatingSystem.LINUX, Map.of(), ALL, Set.of("/dev/dri")).hasNoCard());
    assertFalse(of(OperatingSystem.LINUX, Map.of(), ALL, Set.of("/dev/nvidiactl")).hasNoCard());
    assertFalse(of(OperatingSystem.MAC, Map.of(), ALL, NONE).hasNoCard());
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
      assertEquals(Optional.empty(), of(os, Map.of(), NONE, NONE).missing());
    }
    assertEquals(
        Optional.empty(),
        new Display(
                OperatingSystem.LINUX,
                Optional.of("Headless"),
                Map.of(),
                NONE::contains,
                NONE::contains)
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
