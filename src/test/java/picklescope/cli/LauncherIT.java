package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.net.FreePorts;

/** The launcher script, wherever it is started from. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  @TempDir Path folder;

  @Test
  void versionAndHelp() throws Exception {
    var version = Launched.run("--version").succeeded();
    assertTrue(version.out().get(0).matches("picklescope \\d+\\.\\d+.*"), version::toString);
    var help = Launched.run("--help").succeeded();
    assertTrue(help.out().stream().anyMatch(line -> line.contains("Exit codes:")), help::toString);
    assertEquals(ExitCodes.USAGE, Launched.run("--no-such-option").code());
  }

  @Test
  void anyFolderThroughSymbolicLinksAndWithBlanks() throws Exception {
    Path copy = copyOfApp(folder.resolve("a folder's name"));
    Path absolute =
        Files.createSymbolicLink(folder.resolve("absolute"), copy.resolve("bin/picklescope"));
    Path bin = Files.createDirectory(folder.resolve("bin dir"));
    Files.createSymbolicLink(bin.resolve("picklescope"), Path.of("..", "absolute"));

    for (String command :
        List.of(
            "cd / && '%s' --version".formatted(absolute),
            "cd '%s' && ./picklescope --version".formatted(bin),
            "PATH='%s':\"$PATH\" && cd / && picklescope --version".formatted(bin))) {
      try (var launched = Launched.start(Map.of(), Stream.of("sh", "-c", command))) {
        var ended = launched.ended().succeeded();
        assertTrue(ended.out().get(0).startsWith("picklescope "), ended::toString);
      }
    }
  }

  @Tag("slow")
  @Test
  void anOldOrBrokenJavaHomeIsPassedOver() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    assertTrue(Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true));

    for (Path home : List.of(old, folder.resolve("not there"))) {
      try (var launched =
          Launched.start(
              Map.of("JAVA_HOME", home.toString()),
              Stream.of(Launched.LAUNCHER.toString(), "--version"))) {
        launched.ended().succeeded();
      }
    }
  }

  /** No computer has that Java yet. */
  @Test
  void withoutANewEnoughJavaItNamesTheOldOneAndWhatToDo() throws Exception {
    Path old = Files.createDirectories(folder.resolve("an old one/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_400\"\n");
    assertTrue(Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true));
    Path launcher = copyOfApp(folder.resolve("app")).resolve("bin/picklescope");
    String script = Files.readString(launcher);
    Files.writeString(launcher, script.replace("needed=25", "needed=99"));

    try (var launched =
        Launched.start(
            Map.of("JAVA_HOME", old.toString()), Stream.of(launcher.toString(), "send"))) {
      var ended = launched.ended();
      assertEquals(1, ended.code());
      assertEquals(
          List.of(
              ("picklescope: Java 99 or newer is needed and was not found (only Java 1.8.0_400, in"
                      + " %s). Install it (for example Temurin 99 from https://adoptium.net) or set"
                      + " JAVA_HOME.")
                  .formatted(old)),
          ended.err());
    }
  }

  /** Java's option for the path of modules cannot contain one. */
  @Test
  void aPathWithAColonIsReported() throws Exception {
    Path app = copyOfApp(folder.resolve("my:app"));
    try (var launched =
        Launched.start(
            Map.of(), Stream.of(app.resolve("bin/picklescope").toString(), "--version"))) {
      var ended = launched.ended();
      assertEquals(1, ended.code());
      assertEquals(
          List.of(
              "picklescope: Java cannot load it from a path with a colon: %s. Move it to another folder."
                  .formatted(app)),
          ended.err());
    }
  }

  @Tag("slow")
  @Test
  void javaHomeIsUsedBeforeAll() throws Exception {
    Path own = Files.createDirectories(folder.resolve("own java/bin")).getParent();
    Files.writeString(own.resolve("release"), "JAVA_VERSION=\"26-ea\"\nMODULES=\"x=y\"\n");
    Path java = Files.writeString(own.resolve("bin/java"), "#!/bin/sh\necho own java ran\n");
    assertTrue(java.toFile().setExecutable(true));

    try (var launched =
        Launched.start(
            Map.of("JAVA_HOME", own.toString()),
            Stream.of(Launched.LAUNCHER.toString(), "--version"))) {
      assertEquals(List.of("own java ran"), launched.ended().succeeded().out());
    }
  }

  @Test
  void theCommandLineLoadsNeitherJavaFxNorTheClientOfLabs() throws Exception {
    try (var receiver = new DatagramSocket()) {
      String to = "127.0.0.1:" + receiver.getLocalPort();
      loadNeither(
          List.of("--help"),
          List.of("listen", "-p", "" + FreePorts.next(), "--duration", "0.1"),
          List.of("send", to, "send(5, foo=78)"),
          List.of("send", to, "--raw", "x"));
    }
  }

  /** Both cost more than the rest of the start. */
  @Test
  void countingReadsNoSettingsAndCallsNothingNative() throws Exception {
    Path file = folder.resolve("empty.pcapng");
    new PcapngWriter(Files.newOutputStream(file), "").close();
    loadNone(
        "tools\\.jackson\\..*|jdk\\.internal\\.foreign\\.abi\\.Downcall.*",
        List.of("read", file.toString(), "--filter", "foo > 5", "--count"));
  }

  @SafeVarargs
  private void loadNeither(List<String>... commands) throws Exception {
    loadNone(
        "(com\\.sun\\.)?javafx\\..*|picklescope\\.ui\\..*|io\\.nats\\..*|picklescope\\.feed\\.nats\\..*",
        commands);
  }

  @SafeVarargs
  private void loadNone(String classes, List<String>... commands) throws Exception {
    for (var arguments : commands) {
      Path log = Files.createTempFile(folder, "classes", ".log");
      var command = Launched.command(arguments.toArray(String[]::new));
      var options = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
      try (var launched = Launched.start(options, command)) {
        launched.ended().succeeded();
      }
      try (var loaded = Files.lines(log)) {
        var names = loaded.toList();
        assertTrue(names.stream().anyMatch(n -> n.contains("picklescope.cli.")), "log is empty");
        for (String name : names) {
          if (name.matches(".*\\] (" + classes + ")")) {
            fail(arguments + " loads " + name);
          }
        }
      }
    }
  }

  private static Path copyOfApp(Path to) throws IOException {
    Path app = Launched.LAUNCHER.getParent().getParent();
    Files.walkFileTree(
        app,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(app.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(app.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }
}
