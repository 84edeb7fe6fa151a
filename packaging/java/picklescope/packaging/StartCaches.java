package picklescope.packaging;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/**
 * The JVM's start caches (JEP 483, 514, 515) of a package: loaded and linked classes, and for the
 * commands profiles of the methods that run at a start. The cache of the window is trained by a
 * window that receives messages; that of the commands by {@code respond}, which listens, reads
 * expressions, decodes and sends: a cache for each command would take a few hundredths of a second
 * less, and 10 MB each.
 *
 * <p>The window's has no profiles: with them the compilers are busiest just when the window needs
 * both processors, and it opens a fifth later.
 *
 * <p>Machine code is left out of them: what was made on a newer processor would crash the JVM on an
 * older one.
 */
final class StartCaches {
  /**
   * The options that a cache is made with, and used with; nothing is printed if it does not fit.
   */
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTAdapterCaching",
          "-XX:-AOTStubCaching",
          "-XX:+UseCompactObjectHeaders", // a tenth less memory; pickles are read faster
          "-XX:ArchiveRelocationMode=0", // another address would mean to change every page
          "-Xlog:aot=off",
          "-Xlog:cds=off");

  /** The cache of the window; Windows has none. */
  static final String WINDOW = "window";

  /** The cache of the commands. */
  static final String COMMANDS = "commands";

  private static final String CALL = "send(5, 'hello', [1.5, 2, 3], foo=78, bar=['more', 'data'])";
  private static final String ANSWER = "send('pong', e.data[2], n=n, t=t)";
  private static final String FILTER = "data[1] == 'hello' and foo > 3";
  private static final int MESSAGES = 100;

  private final Path java;
  private final Path folder;
  private final Path work;
  private final OperatingSystem system;

  /**
   * Creates the training of a package.
   *
   * @param java its {@code java}
   * @param folder where the caches are written
   * @param work a folder for what the trained programs write
   */
  StartCaches(Path java, Path folder, Path work, OperatingSystem system) {
    this.java = java;
    this.folder = folder;
    this.work = work;
    this.system = system;
  }

  /** Returns the modules of the launcher of the command line. */
  private String commandModules() {
    return system == OperatingSystem.LINUX
        ? RuntimeImage.COMMAND_MODULES
        : RuntimeImage.WINDOW_MODULES; // without arguments it opens the window
  }

  /**
   * Trains and writes all caches.
   *
   * @throws IOException if one of the trained programs fails
   */
  void make() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.createDirectories(work);
    int port = freePort();
    try (var respond = trained(COMMANDS, commandModules(), answering(port))) {
      respond.awaitUse(port);
      send(port);
      respond.ended();
    }
    assemble(COMMANDS, commandModules());
    if (system != OperatingSystem.WINDOWS) { // there no other program can end it in order
      window();
      assemble(WINDOW, RuntimeImage.WINDOW_MODULES);
    }
  }

  private static List<String> answering(int port) {
    return List.of(
        "respond", "-p", "" + port, "--when", FILTER, "--send", ANSWER, "-c", "" + MESSAGES);
  }

  /** Messages arrive while the window starts and until it has started. */
  private void window() throws IOException, InterruptedException {
    int port = freePort();
    var settings = Files.createDirectories(settingsFolder());
    Files.writeString(
        settings.resolve("settings.json"), "{\"ports\": [{\"number\": %d}]}".formatted(port));
    try (var window = trained(WINDOW, RuntimeImage.WINDOW_MODULES, List.of())) {
      window.awaitUse(port);
      do {
        send(port);
      } while (!window.isSettled());
      window.stop();
      window.ended();
    }
  }

  private Path settingsFolder() {
    return work.resolve(
        system == OperatingSystem.MAC
            ? "Library/Application Support/Picklescope"
            : "config/picklescope");
  }

  private void send(int port) throws IOException, InterruptedException {
    var sent =
        List.of(
            "send", "127.0.0.1:" + port, CALL, "--rate", "" + MESSAGES, "--count", "" + MESSAGES);
    Commands.run(command(List.of(), commandModules(), sent));
  }

  private TrainedProgram trained(String name, String modules, List<String> arguments)
      throws IOException {
    var options =
        List.of(
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + configuration(name),
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            TrainedProgram.CLASSES_OPTION,
            "-Duser.home=" + work); // macOS has no other place of settings
    return TrainedProgram.start(
        command(options, modules, arguments), work, work.resolve(name + ".log"));
  }

  private void assemble(String name, String modules) throws IOException, InterruptedException {
    var options =
        List.of(
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + configuration(name),
            "-XX:AOTCache=" + folder.resolve(file(name)));
    Commands.run(command(options, modules, List.of()));
  }

  private List<String> command(List<String> options, String modules, List<String> arguments) {
    return Stream.of(
            List.of(java.toString()),
            options,
            OPTIONS,
            RuntimeImage.moduleOptions(modules),
            List.of("--module=picklescope/picklescope.Main"),
            arguments)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the name of a cache's file. */
  static String file(String name) {
    return name + ".aot";
  }

  private Path configuration(String name) {
    return work.resolve(name + ".aotconf");
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }
}
