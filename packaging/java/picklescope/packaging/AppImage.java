package picklescope.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/**
 * The folder that is installed: the launchers of {@code jpackage}, the Java of {@link
 * RuntimeImage}, and the start caches. On Linux a script is the launcher of the command line; on
 * Windows and macOS {@code jpackage} makes one, {@value #CONSOLE}, and the other is the window's.
 */
final class AppImage {
  /** The launcher of the command line on Windows and macOS. */
  static final String CONSOLE = "picklescope-console";

  private final Path project;
  private final Map<String, String> release;
  private final Path work;
  private final OperatingSystem system = OperatingSystem.running();
  private final AppLayout layout = AppLayout.of(system);

  /**
   * Creates the making of a folder.
   *
   * @param project the project's folder
   * @param release what stands for names in the project's files
   * @param work a folder for what is made on the way
   */
  AppImage(Path project, Map<String, String> release, Path work) {
    this.project = project;
    this.release = release;
    this.work = work;
  }

  /**
   * Makes the folder.
   *
   * @return the folder
   * @throws IOException if a program fails that is needed; then with its output
   */
  Path make() throws IOException, InterruptedException {
    var modules = work.resolve("modules");
    var natives = work.resolve("natives");
    var runtime = work.resolve("runtime");
    ModuleJars.copy(project.resolve("target/app/lib"), modules, natives);
    RuntimeImage.link(modules, natives, runtime);
    jpackage(runtime);
    var app = work.resolve(layout.folder());
    var files = app.resolve(layout.files());
    if (system == OperatingSystem.LINUX) {
      Files.write(files.resolve("commands.options"), commandOptions());
      Files.copy(project.resolve("packaging/linux/picklescope"), app.resolve("bin/picklescope"));
      strip(app);
    }
    new StartCaches(app.resolve(layout.java()), files, work.resolve("training"), system).make();
    return app;
  }

  private static List<String> commandOptions() {
    var options = new ArrayList<>(StartCaches.OPTIONS);
    options.addAll(RuntimeImage.moduleOptions(RuntimeImage.COMMAND_MODULES));
    return options;
  }

  /** Returns the options of the launcher that uses a cache. */
  private static List<String> windowOptions(String cache) {
    var options = new ArrayList<>(StartCaches.OPTIONS);
    options.addAll(RuntimeImage.moduleOptions(RuntimeImage.WINDOW_MODULES));
    options.add("-XX:AOTCache=$APPDIR/" + StartCaches.file(cache));
    return options;
  }

  private void jpackage(Path runtime) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Commands.ofJdk("jpackage"),
                "--type",
                "app-image",
                "--name",
                layout.launcher(),
                "--app-version",
                version(system, release.get("VERSION")),
                "--vendor",
                "The authors of Picklescope",
                "--runtime-image",
                runtime.toString(),
                "--module",
                "picklescope/picklescope.Main",
                "--icon",
                icon().toString(),
                "--dest",
                work.toString()));
    for (String option : windowOptions(StartCaches.WINDOW)) {
      command.addAll(List.of("--java-options", option));
    }
    switch (system) {
      case WINDOWS -> command.addAll(List.of("--add-launcher", console()));
      case MAC -> {
        command.addAll(List.of("--add-launcher", console()));
        command.addAll(List.of("--mac-package-identifier", "io.github.picklescope.picklescope"));
        var plist = work.resolve("mac-resources/Info.plist");
        Files.createDirectories(plist.getParent());
        Files.writeString(
            plist, Template.filled(project.resolve("packaging/macos/Info.plist"), release));
        command.addAll(List.of("--resource-dir", plist.getParent().toString()));
      }
      case LINUX, OTHER -> {}
    }
    Commands.run(command);
  }

  /**
   * Returns the version for jpackage, which refuses one for macOS that begins with 0; the one that
   * macOS shows is in Info.plist.
   */
  static String version(OperatingSystem system, String version) {
    return system == OperatingSystem.MAC && version.startsWith("0.")
        ? "1" + version.substring(1)
        : version;
  }

  /** Returns the launcher of the command line with the file that describes it. */
  private String console() throws IOException {
    var file = work.resolve("console.properties");
    Files.writeString(file, consoleProperties());
    return CONSOLE + "=" + file;
  }

  /** Windows gives a program a console or none by its file: so the window has one of its own. */
  static String consoleProperties() {
    return """
    win-console=true
    win-menu=false
    win-shortcut=false
    description=Picklescope's command line
    java-options=%s
    """
        .formatted(String.join(" ", windowOptions(StartCaches.COMMANDS)) + " -XX:+UseSerialGC");
  }

  private Path icon() throws IOException {
    return switch (system) {
      case WINDOWS -> {
        var icon = work.resolve("picklescope.ico");
        IconFile.ofWindows(project, icon);
        yield icon;
      }
      case MAC -> {
        var icon = work.resolve("picklescope.icns");
        IconFile.ofMac(project, icon);
        yield icon;
      }
      case LINUX, OTHER -> project.resolve("src/main/resources/picklescope/ui/icon-256.png");
    };
  }

  /** Removes what only a debugger of the JVM reads from programs and libraries. */
  private static void strip(Path app) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
    try (Stream<Path> files = Files.walk(app)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isExecutableFormat(file)) {
          command.add(file.toString());
        }
      }
    }
    Commands.run(command);
  }

  /** Returns whether a file begins as programs and libraries of Linux do (ELF). */
  private static boolean isExecutableFormat(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
    }
  }
}
