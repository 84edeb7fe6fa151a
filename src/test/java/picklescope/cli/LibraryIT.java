package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;

/** The packaged module is a library: with Jackson alone beside it, it listens and sends. */
@Timeout(120)
class LibraryIT {
  private static final Path LIB = Launched.LAUNCHER.resolveSibling("../lib").normalize();

  private static final String DESCRIPTOR = "module example { requires picklescope; }";

  private static final String PROGRAM =
      """
      package example;

      import java.util.concurrent.ArrayBlockingQueue;
      import java.util.concurrent.TimeUnit;
      import picklescope.event.NetworkEvent;
      import picklescope.net.Network;
      import picklescope.net.Ports;
      import picklescope.python.Call;

      public final class Example {
        public static void main(String[] arguments) throws Exception {
          int port = Integer.parseInt(arguments[0]);
          var calls = new ArrayBlockingQueue<NetworkEvent>(1);
          try (var ports = Ports.listening(event -> calls.add((NetworkEvent) event), port);
              var network = Network.to("127.0.0.1", port)) {
            network.send(Call.of(5, "hello").with("foo", 78));
            var call = calls.poll(30, TimeUnit.SECONDS);
            System.out.println(call.data() + " " + call.attributes());
          }
          System.out.println(ModuleLayer.boot().findModule("javafx.graphics").isPresent());
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aModularProgramListensAndSendsWithoutJavaFxAndPicocli() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/example"));
    Path descriptor = Files.writeString(folder.resolve("src/module-info.java"), DESCRIPTOR);
    Path program = Files.writeString(sources.resolve("Example.java"), PROGRAM);
    Path classes = folder.resolve("classes");
    String modules = modulePath();

    run(
        Stream.of(
            jdk("javac"),
            "--module-path",
            modules,
            "-d",
            classes.toString(),
            descriptor.toString(),
            program.toString()));
    var ended =
        run(
            Stream.of(
                jdk("java"),
                "--enable-native-access=picklescope",
                "--module-path",
                modules + File.pathSeparator + classes,
                "--module",
                "example/example.Example",
                "" + FreePorts.next()));
    assertEquals(List.of("(5, 'hello') {'foo': 78}", "false"), ended.out());
    assertEquals(List.of(), ended.err());
  }

  /** Our jar and Jackson's; nothing else of the program's folder. */
  private static String modulePath() throws IOException {
    try (var jars = Files.list(LIB)) {
      return jars.filter(jar -> jar.getFileName().toString().matches("(picklescope|jackson)-.*"))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static Launched.Ended run(Stream<String> command) throws Exception {
    try (var launched = Launched.start(Map.of(), command)) {
      return launched.ended().succeeded();
    }
  }

  private static String jdk(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }
}
