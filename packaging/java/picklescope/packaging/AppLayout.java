package picklescope.packaging;

import java.nio.file.Path;
import picklescope.system.OperatingSystem;

/**
 * Where {@code jpackage} places the parts of an installed program.
 *
 * @param launcher the name of the window's launcher
 * @param folder the name of the folder that it makes
 * @param files the folder of the program's files in it, which launchers call {@code $APPDIR}
 * @param java the {@code java} in it
 */
record AppLayout(String launcher, Path folder, Path files, Path java) {
  /** Returns the layout on a system; file names that differ by case only are one on two of them. */
  static AppLayout of(OperatingSystem system) {
    return switch (system) {
      case WINDOWS ->
          new AppLayout(
              "Picklescope",
              Path.of("Picklescope"),
              Path.of("app"),
              Path.of("runtime", "bin", "java.exe"));
      case MAC ->
          new AppLayout(
              "Picklescope",
              Path.of("Picklescope.app"),
              Path.of("Contents", "app"),
              Path.of("Contents", "runtime", "Contents", "Home", "bin", "java"));
      case LINUX, OTHER ->
          new AppLayout(
              "picklescope-window",
              Path.of("picklescope-window"),
              Path.of("lib", "app"),
              Path.of("lib", "runtime", "bin", "java"));
    };
  }
}
