package picklescope.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that is installed: the window's launcher of {@code jpackage}, the Java of {@link
 * RuntimeImage}, the launcher of the command line, and the start caches.
 */
final class AppImage {
  private static final String WINDOW_LAUNCHER = "picklescope-window";

  private AppImage() {}

  /**
   * Makes the folder.
   *
   * @param project the project's folder
   * @param version the program's version
   * @param work a folder for what is made on the way
   * @param app the folder that is made
   * @throws IOException if a program fails that is needed; then with its output
   */
  static void make(Path project, String version, Path work, Path app)
      throws IOException, InterruptedException {
    var modules = work.resolve("modules");
    var natives = work.resolve("natives");
    var runtime = work.resolve("runtime");
    ModuleJars.copy(project.resolve("target/app/lib"), modules, natives);
    RuntimeImage.link(modules, natives, runtime);
    jpackage(project, version, runtime, work);
    Files.move(work.resolve(WINDOW_LAUNCHER), app);

    var files = app.resolve("lib/app");
    Files.write(files.resolve("commands.options"), commandOptions());
    var launcher = app.resolve("bin/picklescope");
    Files.copy(project.resolve("packaging/linux/picklescope"), launcher);
    strip(app);
    new StartCaches(app.resolve("lib/runtime/bin/java"), files, work.resolve("training")).make();
  }

  private static List<String> commandOptions() {
    var options = new ArrayList<>(StartCaches.OPTIONS);
    options.addAll(RuntimeImage.moduleOptions(RuntimeImage.COMMAND_MODULES));
    return options;
  }

  private static void jpackage(Path project, String version, Path runtime, Path folder)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Commands.ofJdk("jpackage"),
                "--type",
                "app-image",
                "--name",
                WINDOW_LAUNCHER,
                "--app-version",
                version,
                "--runtime-image",
                runtime.toString(),
                "--module",
                "picklescope/picklescope.Main",
                "--icon",
                project.resolve("src/main/resources/picklescope/ui/icon-256.png").toString(),
                "--dest",
                folder.toString()));
    var options = new ArrayList<>(StartCaches.OPTIONS);
    options.addAll(RuntimeImage.moduleOptions(RuntimeImage.WINDOW_MODULES));
    options.add("-XX:AOTCache=$APPDIR/" + StartCaches.file(StartCaches.WINDOW));
    options.forEach(option -> command.addAll(List.of("--java-options", option)));
    Commands.run(command);
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
