package picklescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts from nothing, each beside a bare one in the same run: the window beside the smallest
 * window of the same libraries, commands beside {@code java -version}. Starts of {@code target/app}
 * and, if {@code mvn -Ppackage verify} has made it, of the package with its caches. Needs Xvfb and
 * xev.
 *
 * <p>Arguments: starts of each (5).
 */
public final class StartBench {
  private static final Path APP = Path.of("target", "app").toAbsolutePath();
  private static final Path DIST = Path.of("target", "dist-work").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private final int starts;
  private final Path home;

  private StartBench(int starts, Path home) {
    this.starts = starts;
    this.home = home;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    var bench = new StartBench(starts, Files.createTempDirectory("picklescope-start"));
    bench.windows();
    bench.commands();
    System.exit(0);
  }

  private void windows() throws Exception {
    var commands = new LinkedHashMap<String, List<String>>();
    commands.put("bare window", bareWindow());
    commands.put("target/app", List.of(APP + "/bin/picklescope"));
    for (Path packaged : packaged()) {
      commands.put("package", List.of(packaged + "/bin/picklescope-window"));
    }
    var found = new LinkedHashMap<String, List<WindowStart.Start>>();
    try (var display = WindowStart.open()) {
      for (int i = 0; i < starts; i++) {
        for (Map.Entry<String, List<String>> each : commands.entrySet()) {
          found
              .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
              .add(display.measure(each.getValue(), home));
        }
      }
    }
    print("until the window is on the screen", found, WindowStart.Start::seconds);
    print("until everything in it is drawn", found, WindowStart.Start::drawnSeconds);
    System.out.println("processor time in 8 s (middle)");
    found.forEach((name, measured) ->
        System.out.printf(
            "  %-12s %.1f s%n",
            name, middle(measured.stream().map(WindowStart.Start::processorSeconds))));
  }

  private static void print(
      String what,
      Map<String, List<WindowStart.Start>> found,
      Function<WindowStart.Start, Double> time) {
    double bare = middle(found.get("bare window").stream().map(time));
    System.out.println(what + " (middle, least, most)");
    found.forEach((name, measured) -> {
      var sorted = measured.stream().map(time).sorted().toList();
      double middle = middle(sorted.stream());
      System.out.printf(
          "  %-12s %.2f s  %.2f  %.2f  %.2f x bare%n",
          name, middle, sorted.getFirst(), sorted.getLast(), middle / bare);
    });
  }

  private void commands() throws Exception {
    var programs = new LinkedHashMap<String, String>();
    programs.put("target/app", APP + "/bin/picklescope");
    for (Path packaged : packaged()) {
      programs.put("package", packaged + "/bin/picklescope");
    }
    System.out.println("commands (middle)");
    var times = new LinkedHashMap<String, List<Double>>();
    for (int i = 0; i < starts; i++) {
      measure(times, "java -version", List.of(JAVA, "-version"));
      for (Map.Entry<String, String> each : programs.entrySet()) {
        String name = each.getKey();
        measure(times, name + " --version", List.of(each.getValue(), "--version"));
        measure(
            times,
            name + " send",
            List.of(each.getValue(), "send", "127.0.0.2:9", "send(5, 'hello', [1, 2, 3], foo=78)"));
      }
    }
    times.forEach((name, all) -> System.out.printf("  %-24s %.2f s%n", name, middle(all.stream())));
  }

  private static void measure(Map<String, List<Double>> times, String name, List<String> command)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    times.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e9);
  }

  /** The same module path and flags of the JVM as the launcher's, and the same way to draw. */
  private static List<String> bareWindow() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(JAVA);
    command.addAll(launcherFlags());
    if (!Files.exists(Path.of("/dev/dri"))) {
      command.add("-Dprism.order=sw"); // as Picklescope sets it where there is no graphics card
    }
    command.addAll(
        List.of(
            "--enable-native-access=javafx.graphics",
            "--module-path",
            APP.resolve("lib").toString(),
            "--add-modules",
            "javafx.controls,org.controlsfx.controls,atlantafx.base",
            "--class-path",
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            BareWindow.class.getName()));
    return command;
  }

  /** Returns the flags that the launcher gives the JVM of a window, from what it starts. */
  private static List<String> launcherFlags() throws IOException, InterruptedException {
    Path java = Files.createTempDirectory("picklescope-java");
    Files.createDirectory(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"99\"\n");
    Path echo = java.resolve("bin/java");
    Files.writeString(echo, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    echo.toFile().setExecutable(true);
    var builder = new ProcessBuilder(APP + "/bin/picklescope");
    builder.environment().put("JAVA_HOME", java.toString());
    var process = builder.start();
    var flags = process.inputReader().lines().filter(each -> each.startsWith("-X")).toList();
    process.waitFor();
    return flags;
  }

  private static List<Path> packaged() throws IOException {
    if (!Files.isDirectory(DIST)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(DIST)) {
      return folders.filter(each -> Files.exists(each.resolve("bin/picklescope-window"))).toList();
    }
  }

  private static double middle(Stream<Double> values) {
    var sorted = values.sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
