package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/** The Java that a package brings: the JDK's modules that are needed, JavaFX and the program. */
final class RuntimeImage {
  /** What the module descriptor has as optional, for the command line and for the window. */
  static final String COMMAND_MODULES = "info.picocli,io.nats.jnats";

  static final String WINDOW_MODULES =
      COMMAND_MODULES + ",javafx.controls,org.controlsfx.controls,atlantafx.base";

  /** A small heap and a late C2, as in {@code packaging/bin/picklescope}. */
  private static final List<String> WINDOW_OPTIONS =
      List.of(
          "--enable-native-access=picklescope,javafx.graphics",
          "-XX:+UseG1GC",
          "-XX:-AOTRecordTraining", // see StartCaches
          "-XX:-AOTReplayTraining",
          "-Xms48m",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:G1PeriodicGCInterval=60000",
          "-XX:TrimNativeHeapInterval=60000", // glibc gives the compilers' memory back
          "-XX:G1ConcRefinementThreads=0", // one would wake 15 times a second, also for nothing
          "-XX:MetaspaceSize=64m",
          "-XX:Tier4InvocationThreshold=80000",
          "-XX:Tier4MinInvocationThreshold=9600",
          "-XX:Tier4CompileThreshold=240000",
          "-XX:Tier4BackEdgeThreshold=640000",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,picklescope.net.*::*,0.25",
          "-XX:CompileCommand=CompileThresholdScaling,picklescope.linux.*::*,0.25",
          "-XX:CompileCommand=CompileThresholdScaling,picklescope.capture.*::*,0.25");

  private RuntimeImage() {}

  /** Returns the JVM's options for modules that are added: those of the window or of commands. */
  static List<String> moduleOptions(String modules) {
    var options =
        modules.equals(WINDOW_MODULES)
            ? WINDOW_OPTIONS
            : List.of("--enable-native-access=picklescope");
    return Stream.concat(Stream.of("--add-modules=" + modules), options.stream()).toList();
  }

  /**
   * Links the modules of a folder.
   *
   * @param natives a folder with the native libraries that belong to them
   * @param image the folder that is made
   * @throws IOException if {@code jlink} fails; then with its messages
   */
  static void link(Path modules, Path natives, Path image)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Commands.ofJdk("jlink"),
                "--module-path=" + modules,
                "--add-modules=picklescope," + WINDOW_MODULES,
                "--no-header-files",
                "--no-man-pages",
                "--strip-java-debug-attributes", // a tenth of the package
                "--output=" + image));
    command.addAll(LeftOut.options(image.resolveSibling("left-out.txt")));
    Commands.run(command);
    // Where JavaFX looks for them (com.sun.glass.utils.NativeLibLoader).
    boolean windows = OperatingSystem.running() == OperatingSystem.WINDOWS;
    Path lib = Files.createDirectories(image.resolve(windows ? "bin/javafx" : "lib"));
    try (Stream<Path> files = Files.list(natives)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, lib.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
