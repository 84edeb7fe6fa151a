package picklescope;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picklescope.system.OperatingSystem;

/**
 * Whether a window can open, and what is missing if not: JavaFX would only throw, after printing
 * stack traces. It needs an X server (or Wayland's Xwayland), GTK 3 and libXtst on Linux; nothing
 * elsewhere.
 */
final class Display {
  /** A library that JavaFX's windows are linked with, and what to install for it. */
  private record Library(String file, String name, String packages) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library(
              "libgtk-3.so.0", "GTK 3", "libgtk-3-0 on Debian and Ubuntu, gtk3 on Fedora and Arch"),
          new Library(
              "libXtst.so.6",
              "libXtst",
              "libxtst6 on Debian and Ubuntu, libXtst on Fedora, libxtst on Arch"));

  /** Where most distributions of Linux have their libraries. */
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib",
          "/lib64");

  /** The devices of graphics cards on Linux: of its own drivers, of NVIDIA, of WSL, of ARM. */
  private static final List<String> CARDS =
      List.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg", "/dev/mali0", "/dev/kgsl-3d0");

  private final boolean needsX;
  private final Map<String, String> environment;
  private final Predicate<String> hasLibrary;
  private final Predicate<String> exists;

  /**
   * Creates the display of a computer.
   *
   * @param hasLibrary whether a library can be loaded
   * @param exists whether a file or folder exists
   */
  Display(
      OperatingSystem os,
      Optional<String> glassPlatform,
      Map<String, String> environment,
      Predicate<String> hasLibrary,
      Predicate<String> exists) {
    boolean headless = glassPlatform.filter("headless"::equalsIgnoreCase).isPresent();
    this.needsX = !headless && os != OperatingSystem.WINDOWS && os != OperatingSystem.MAC;
    this.environment = environment;
    this.hasLibrary = hasLibrary;
    this.exists = exists;
  }

  /** The display of this process. */
  static Display ofProcess() {
    return new Display(
        OperatingSystem.running(),
        Optional.ofNullable(System.getProperty("glass.platform")),
        System.getenv(),
        Display::canLoad,
        path -> Files.exists(Path.of(path)));
  }

  /**
   * Returns whether a window can probably open. This takes a thousandth of the time of {@link
   * #missing}: it looks for files, and does not connect to the X server.
   */
  boolean seemsComplete() {
    return !needsX
        || !environment.getOrDefault("DISPLAY", "").isBlank()
            && LIBRARIES.stream().map(Library::file).allMatch(this::isInUsualFolder);
  }

  private boolean isInUsualFolder(String library) {
    return FOLDERS.stream().anyMatch(folder -> exists.test(folder + "/" + library));
  }

  /**
   * Returns whether there is no graphics card, so that windows are drawn by software whatever
   * library JavaFX finds. Only known on Linux.
   */
  boolean hasNoCard() {
    return needsX && CARDS.stream().noneMatch(exists);
  }

  /**
   * Returns what is missing for a window, and what to do, as part of a sentence; empty if nothing
   * is. It loads libraries and connects to the X server.
   */
  Optional<String> missing() {
    if (!needsX) {
      return Optional.empty();
    }
    var missing = new ArrayList<String>();
    display().ifPresent(missing::add);
    for (Library library : LIBRARIES) {
      if (!hasLibrary.test(library.file())) {
        missing.add("%s is missing (install %s)".formatted(library.name(), library.packages()));
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
  }

  private Optional<String> display() {
    String name = environment.getOrDefault("DISPLAY", "");
    if (!name.isBlank()) {
      return hasLibrary.test("libX11.so.6") && !answers()
          ? Optional.of("no X server answers at DISPLAY=" + name)
          : Optional.empty();
    }
    boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    return Optional.of(
        wayland
            ? "DISPLAY is not set, only WAYLAND_DISPLAY (install xwayland)"
            : "there is no display (DISPLAY is not set)");
  }

  @SuppressWarnings("restricted") // The launcher allows native access to this module.
  private static boolean canLoad(String file) {
    try (var arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup(file, arena) != null;
    } catch (IllegalArgumentException e) {
      return false; // There is no such library.
    }
  }

  /** Opens and closes a connection to the X server, as Xlib's {@code XOpenDisplay(NULL)} does. */
  @SuppressWarnings("restricted") // The launcher allows native access to this module.
  private static boolean answers() {
    try (var arena = Arena.ofConfined()) {
      var xlib = SymbolLookup.libraryLookup("libX11.so.6", arena);
      var linker = Linker.nativeLinker();
      var open =
          linker.downcallHandle(
              xlib.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      var close =
          linker.downcallHandle(
              xlib.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      var display = (MemorySegment) open.invokeExact(MemorySegment.NULL);
      if (display.equals(MemorySegment.NULL)) {
        return false;
      }
      int closed = (int) close.invokeExact(display);
      return closed == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("Xlib cannot be called", e);
    }
  }
}
