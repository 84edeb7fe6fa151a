package picklescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.cli.CommandLineMain;

/** The packages in {@code target/dist}, used as those who install them do. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class PackagesIT {
  private static final Path DIST = Path.of("target", "dist").toAbsolutePath();
  private static final Path MODULES = Path.of("target", "dist-work", "modules");
  private static final long MOST_BYTES = 60_000_000;

  /** Those that use what {@link LeftOut} leaves out: for what the program never does. */
  private static final Set<String> USERS =
      Set.of(
          "com.sun.javafx.iio.java2d", // reads pictures that are not PNG, JPEG, GIF or BMP
          "com.sun.prism.j2d", // prints
          "com.sun.prism.j2d.paint",
          "com.sun.prism.j2d.print",
          "org.controlsfx.control.table.model", // shows tables of Swing
          "tools.jackson.databind.ext"); // writes DOM

  @TempDir static Path unpacked;

  /** What the archive has, for tests that change nothing in it. */
  private static Path app;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    app = unpacked(unpacked);
  }

  @Test
  void noneIsLargerThanSixtyMegabytes() throws Exception {
    var packages = List.of(only(".deb"), only(".tar.gz"), only(".zip"));
    for (Path file : packages) {
      assertTrue(Files.size(file) < MOST_BYTES, () -> file + " is too large");
    }
  }

  @Test
  void checksumsAreThoseOfTheFiles() throws Exception {
    Commands.run(
        List.of("sh", "-c", "cd '%s' && sha256sum --strict --check SHA256SUMS".formatted(DIST)));
    assertEquals(4, Files.readAllLines(DIST.resolve("SHA256SUMS")).size());
  }

  @Test
  void theArchiveRunsWhereItIsUnpackedWithoutAnotherJava() throws Exception {
    var version = run(app.resolve("bin/picklescope"), Map.of(), "--version");
    assertTrue(version.matches("picklescope \\S+\n"), version);
  }

  @Test
  void theStartCacheOfCommandsHasNearlyAllClasses() throws Exception {
    var classes = folder.resolve("classes.txt");
    var log = "-Xlog:class+load:file=" + classes;
    run(app.resolve("bin/picklescope"), Map.of("JDK_JAVA_OPTIONS", log), "--version");
    assertCached(classes, 1000, 100);
  }

  @Test
  void theStartCacheOfTheWindowHasNearlyAllClasses() throws Exception {
    int port = freePort();
    var settings = Files.createDirectories(folder.resolve("config/picklescope"));
    Files.writeString(
        settings.resolve("settings.json"), "{\"ports\": [{\"number\": %d}]}".formatted(port));
    var options =
        "JAVA_TOOL_OPTIONS=-Dglass.platform=Headless -Dprism.order=sw "
            + TrainedProgram.CLASSES_OPTION;
    var command = List.of("env", options, app.resolve("bin/picklescope-window").toString());
    try (var window = TrainedProgram.start(command, folder, folder.resolve("window.log"))) {
      window.awaitUse(port);
      do {
        run(app.resolve("bin/picklescope"), Map.of(), "send", "127.0.0.1:" + port, "send(5)");
      } while (!window.isSettled());
      window.stop();
      window.ended();
    }
    assertCached(folder.resolve("classes.txt"), 7000, 100);
  }

  private static void assertCached(Path classes, long least, long most) throws IOException {
    var lines = Files.readAllLines(classes);
    long read = lines.stream().filter(line -> line.contains("source: jrt:")).count();
    long cached = lines.stream().filter(line -> line.contains("shared objects file")).count();
    assertTrue(read < most && cached > least, () -> read + " classes read, " + cached + " cached");
  }

  @Test
  void aMissingOrDamagedCacheIsNotMentioned() throws Exception {
    var own = unpacked(folder);
    var cache = own.resolve("lib/app/commands.aot");
    Files.write(cache, new byte[1000]);
    var launcher = own.resolve("bin/picklescope");
    var damaged = run(launcher, Map.of(), "--version");
    assertTrue(damaged.matches("picklescope \\S+\n"), damaged);
    Files.delete(cache);
    assertEquals(damaged, run(launcher, Map.of(), "--version"));
  }

  /** An update of a library that uses more of the JDK fails here. */
  @Test
  void nothingUsesWhatIsLeftOut() throws Exception {
    var packages =
        LeftOut.PACKAGES.values().stream().flatMap(List::stream).map(name -> name + ".*");
    var others =
        Stream.of("java.awt.*", "javax.imageio.*", "javax.print.*", "javax.xml.transform.*");
    var arguments =
        new ArrayList<>(
            List.of(
                "--multi-release=25",
                "--module-path=" + MODULES,
                "-verbose:package",
                "--regex=" + Stream.concat(packages, others).collect(Collectors.joining("|"))));
    try (Stream<Path> jars = Files.list(MODULES)) {
      jars.map(Path::toString).forEach(arguments::add);
    }
    var found = new StringWriter();
    var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    var out = new PrintWriter(found);
    assertEquals(0, jdeps.run(out, out, arguments.toArray(String[]::new)), found::toString);
    var users =
        Pattern.compile("(?m)^ +(\\S+) +-> \\S+ +java\\.(desktop|xml)$")
            .matcher(found.toString())
            .results()
            .map(user -> user.group(1))
            .collect(Collectors.toSet());
    assertEquals(USERS, users, found::toString);
  }

  @Test
  void theFolderForWindowsHasAllThatItsLauncherNeeds() throws Exception {
    try (var zip = FileSystems.newFileSystem(only(".zip"));
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      var names = files.map(Path::toString).toList();
      for (String needed :
          List.of(
              "/bin/picklescope\\.bat",
              "/lib/picklescope-\\d.*\\.jar",
              "/lib/javafx-graphics-.*-win\\.jar",
              "/lib/javafx-controls-.*-win\\.jar",
              "/lib/javafx-base-.*-win\\.jar",
              "/lib/picocli-.*\\.jar",
              "/bin/glass\\.dll",
              "/bin/prism_d3d\\.dll",
              "/LICENSE\\.txt")) {
        assertEquals(
            1, names.stream().filter(name -> name.matches("/[^/]+" + needed)).count(), needed);
      }
      assertTrue(names.stream().noneMatch(name -> name.contains("linux.jar")), names::toString);
      for (String name : names) {
        if (name.endsWith("-win.jar")) {
          assertTrue(!unpacks(zip.getPath(name)), name + " has libraries to unpack");
        }
      }
    }
  }

  private static boolean unpacks(Path jar) throws IOException {
    try (var content = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(content.getPath("/"))) {
      return files.anyMatch(file -> file.toString().endsWith(".dll"));
    }
  }

  @Test
  void theBillOfMaterialsNamesLibrariesWithTheirLicences() throws Exception {
    String bill = Files.readString(only("-sbom.json"));
    for (String library : List.of("picocli", "javafx-controls", "jackson-databind")) {
      assertTrue(bill.contains("\"" + library + "\""), library);
    }
    assertTrue(bill.contains("\"licenses\""), bill);
  }

  @Test
  void theDebPackageHasNoErrors() throws Exception {
    assumeTrue(isInstalled("lintian"), "lintian is not installed");
    Commands.run(List.of("lintian", "--fail-on", "error", only(".deb").toString()));
  }

  @Test
  void metadataIsValid() throws Exception {
    var share = app.resolve("share");
    if (isInstalled("desktop-file-validate")) {
      Commands.run(List.of("desktop-file-validate", share + "/applications/picklescope.desktop"));
    }
    assumeTrue(isInstalled("appstreamcli"), "appstreamcli is not installed");
    Commands.run(
        List.of(
            "appstreamcli",
            "validate",
            "--no-net",
            share + "/metainfo/io.github.picklescope.picklescope.metainfo.xml"));
  }

  @Test
  void manualPagesHaveNoMistakes() throws Exception {
    assumeTrue(isInstalled("man"), "man is not installed");
    try (Stream<Path> pages = Files.list(app.resolve("share/man/man1"))) {
      for (Path page : pages.toList()) {
        assertEquals(
            "",
            output(
                Map.of(), "sh", "-c", "man --warnings -l \"$0\" 2>&1 >/dev/null", page.toString()));
      }
    }
  }

  @Test
  void shellsCompleteCommandsAndOptions() throws Exception {
    var share = app.resolve("share");
    var bash = share.resolve("bash-completion/completions/picklescope");
    String completed =
        "source \"$0\"; COMP_WORDS=(picklescope li); COMP_CWORD=1; _complete_picklescope;"
            + " echo \"${COMPREPLY[@]}\"";
    assertEquals("listen\n", output(Map.of(), "bash", "-c", completed, bash.toString()));
    String script = Files.readString(bash);
    assertTrue(script.contains("complete -F _complete_picklescope -o default picklescope"), script);
    assertFalse(script.contains("+o default"), "it switches names of files off");
    if (isInstalled("zsh")) {
      Commands.run(List.of("zsh", "-n", share + "/zsh/vendor-completions/_picklescope"));
    }
    assumeTrue(isInstalled("fish"), "fish is not installed");
    var fish = share.resolve("fish/vendor_completions.d/picklescope.fish");
    var options =
        output(
            Map.of(),
            "fish",
            "-c",
            "source $argv[1]; complete -C 'picklescope listen --format '",
            fish.toString());
    var words = options.lines().map(line -> line.split("\t")[0]).sorted().toList();
    assertEquals(List.of("csv", "json", "text"), words);
  }

  @Test
  void eachCommandHasAManualPageAndIsCompleted() throws Exception {
    var share = app.resolve("share");
    var program = CommandLineMain.model();
    var commands = new TreeSet<>(program.getSubcommands().keySet());
    assertEquals(
        Stream.concat(Stream.of(""), commands.stream().map("-"::concat))
            .map("picklescope%s.1.gz"::formatted)
            .collect(Collectors.toSet()),
        names(share.resolve("man/man1")));

    String bash =
        """
        source "$0"
        COMP_WORDS=(picklescope ''); COMP_CWORD=1; _complete_picklescope; echo "${COMPREPLY[@]}"
        for command in "$@"; do
          COMP_WORDS=(picklescope $command --hel); COMP_CWORD=2; _complete_picklescope 2>/dev/null
          echo "$command ${COMPREPLY[@]}"
        done
        """;
    var arguments = new ArrayList<>(List.of("bash", "-c", bash));
    arguments.add(share + "/bash-completion/completions/picklescope");
    arguments.addAll(commands);
    var lines = output(Map.of(), arguments.toArray(String[]::new)).lines().toList();
    assertTrue(List.of(lines.getFirst().split(" ")).containsAll(commands), lines::toString);
    assertEquals(
        commands.stream().map(command -> command + " --help").toList(),
        lines.subList(1, lines.size()));

    String zsh = Files.readString(share.resolve("zsh/vendor-completions/_picklescope"));
    String fish = Files.readString(share.resolve("fish/vendor_completions.d/picklescope.fish"));
    for (String command : commands) {
      assertTrue(zsh.contains("\n  '" + command + ":"), command);
      assertTrue(zsh.contains("\n  " + command + ")\n"), command);
      assertTrue(fish.contains(" -a " + command + " -d "), command);
      assertTrue(fish.contains("__fish_seen_subcommand_from " + command + "' -s h"), command);
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static Path unpacked(Path folder) throws Exception {
    var target = Files.createDirectories(folder.resolve("a folder's name"));
    Commands.run(List.of("tar", "-xzf", only(".tar.gz").toString(), "-C", target.toString()));
    try (Stream<Path> files = Files.list(target)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static Path only(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(DIST)) {
      var found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }

  private static String run(Path program, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return output(environment, command.toArray(String[]::new));
  }

  /** Returns all that a program prints; it finds no Java in its environment. */
  private static String output(Map<String, String> environment, String... command)
      throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static boolean isInstalled(String program) {
    return Stream.of("/usr/bin", "/bin").anyMatch(bin -> Files.exists(Path.of(bin, program)));
  }
}
